// Web · something is being fetched; told to screen readers too.
import { Spin } from 'antd'
import { usePartWords } from './part-words.ts'

export function Waiting() {
  const say = usePartWords()
  return (
    <div className="waiting" role="status" aria-live="polite">
      <Spin />
      <span className="soft">{say('waiting')}</span>
    </div>
  )
}
