// Web · the frame of the public pages: no menu, no name; the other language and the way in.
import { UserOutlined } from '@ant-design/icons'
import { Link, Outlet } from '@tanstack/react-router'
import { LanguageSwitch } from '../../app/language-switch.tsx'
import { SyntheticMark } from '../../parts/synthetic.tsx'
import { useWords } from './words.ts'
import './public.css'

export function PublicFrame() {
  const say = useWords()
  return (
    <div className="public">
      <a className="skip" href="#page">
        {say('skip')}
      </a>
      <header className="public-head no-print">
        <Link to="/public" className="public-mark">
          <span className="public-sign" aria-hidden="true" />
          {say('site')}
        </Link>
        <SyntheticMark />
        <span className="public-grow" />
        <LanguageSwitch />
        <Link to="/" className="public-enter">
          <UserOutlined aria-hidden="true" /> {say('enter')}
        </Link>
      </header>
      <main id="page" className="public-page" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}
