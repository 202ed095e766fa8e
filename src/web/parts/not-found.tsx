// Web · an address where no page is.
import { Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import { usePartWords } from './part-words.ts'

export function NotFound() {
  const say = usePartWords()
  return (
    <Empty description={<h1>{say('noPage')}</h1>}>
      <Link to="/">{say('home')}</Link>
    </Empty>
  )
}
