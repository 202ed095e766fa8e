// Web · the draft as the file it is; a finding leads to its line.
import { Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useEffect, useRef } from 'react'
import type { Finding } from '../../api/client.ts'
import { useWords } from './words.ts'

interface TextOfProps {
  readonly text: string
  /** Where to look. */
  readonly at: Finding['at'] | undefined
  readonly onChange: (text: string) => void
}

const LINE_HEIGHT = 20

export function TextOf({ text, at, onChange }: TextOfProps) {
  const say = useWords()
  const area = useRef<TextAreaRef>(null)
  const latest = useRef(text)
  latest.current = text
  useEffect(() => {
    const place = area.current?.resizableTextArea?.textArea
    if (place === undefined || at?.line === undefined) return
    const lines = latest.current.split('\n')
    const start = lines.slice(0, at.line - 1).reduce((sum, line) => sum + line.length + 1, 0)
    place.focus()
    place.setSelectionRange(start, start + (lines[at.line - 1]?.length ?? 0))
    place.scrollTop = Math.max(0, (at.line - 6) * LINE_HEIGHT)
  }, [at])
  return (
    <section className="panel" aria-label={say('text')}>
      <Input.TextArea
        ref={area}
        aria-label={say('text')}
        className="rules-text"
        rows={28}
        spellCheck={false}
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
    </section>
  )
}
