// Web · the frame: menu of what this role works with, who is signed in and as what, language; the page in the middle.
import { LogoutOutlined, MenuOutlined, SettingOutlined, UserOutlined } from '@ant-design/icons'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { Button, Drawer, Dropdown, Layout, Menu } from 'antd'
import { use, useState } from 'react'
import { roleOf, signOut, useSession } from '../api/session.ts'
import { useLanguage } from '../i18n/words.ts'
import { SyntheticMark } from '../parts/synthetic.tsx'
import { ChooseRole } from './choose-role.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { isShownTo, Nav } from './nav.ts'
import { useShellWords } from './shell-words.ts'
import './shell.css'

export function Shell() {
  const [open, setOpen] = useState(false)
  const say = useShellWords()
  return (
    <Layout className="shell">
      <a className="skip" href="#page">
        {say('skip')}
      </a>
      <Layout.Sider width={188} className="shell-side" breakpoint="lg" collapsedWidth={0} trigger={null}>
        <Mark />
        <NavMenu onPick={() => undefined} />
      </Layout.Sider>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        size={240}
        title={say('menu')}
        styles={{ body: { padding: 0 } }}
      >
        <NavMenu onPick={() => setOpen(false)} />
      </Drawer>
      <Layout>
        <header className="shell-head">
          <Button
            className="shell-open"
            type="text"
            icon={<MenuOutlined />}
            aria-label={say('menu')}
            onClick={() => setOpen(true)}
          />
          <SyntheticMark />
          <span className="shell-grow" />
          <ChooseRole />
          <LanguageSwitch />
          <Person />
        </header>
        <main id="page" className="shell-page" tabIndex={-1}>
          <Outlet />
        </main>
      </Layout>
    </Layout>
  )
}

function Mark() {
  const say = useShellWords()
  return (
    <Link to="/" className="shell-mark">
      <span className="shell-mark-sign" aria-hidden="true" />
      {say('name')}
    </Link>
  )
}

function NavMenu({ onPick }: { readonly onPick: () => void }) {
  const language = useLanguage()
  const say = useShellWords()
  const role = roleOf(useSession())
  const path = useRouterState({ select: (state) => state.location.pathname })
  const shown = use(Nav).filter((one) => isShownTo(one, role))
  const here = shown
    .filter(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0]
  return (
    <nav aria-label={say('menu')}>
      <Menu
        mode="inline"
        selectedKeys={here === undefined ? [] : [here.to]}
        onClick={onPick}
        items={shown.map((one) => ({
          key: one.to,
          icon: one.icon,
          label: <Link to={one.to as '/'}>{one[language]}</Link>,
        }))}
      />
    </nav>
  )
}

function Person() {
  const session = useSession()
  const say = useShellWords()
  const navigate = useNavigate()
  const leave = async () => {
    await signOut()
    await navigate({ to: '/sign-in', search: {} })
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'account', icon: <SettingOutlined />, label: <Link to="/account">{say('account')}</Link> },
          { key: 'leave', icon: <LogoutOutlined />, label: say('leave'), onClick: () => void leave() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} data-who={session.person}>
        <span className="shell-name">{session.name}</span>
      </Button>
    </Dropdown>
  )
}
