// Web · what the checks say of a draft, all at once; each leads to its line in the text.
import { Alert, Spin } from 'antd'
import type { Finding } from '../../api/client.ts'
import { useLanguage } from '../../i18n/words.ts'
import { Findings, keyOf } from '../../parts/fault.tsx'
import { useWords } from './words.ts'

interface CheckedProps {
  readonly isChecking: boolean
  /** Undefined before the first answer. */
  readonly ok: boolean | undefined
  readonly findings: readonly Finding[]
  readonly fault: unknown
  readonly onJump: (at: Finding['at']) => void
}

export function Checked({ isChecking, ok, findings, fault, onJump }: CheckedProps) {
  const say = useWords()
  const language = useLanguage()
  if (fault !== null) return <Alert type="error" showIcon role="alert" title={<Findings of={fault} />} />
  const blocking = findings.filter((one) => one.blocking).length
  const spin = isChecking ? <Spin size="small" aria-label={say('checking')} /> : null
  if (ok !== false && findings.length === 0)
    return (
      <p role="status" className="rules-passed rules-checked">
        {say(ok === undefined ? 'checking' : 'passed')} {spin}
      </p>
    )
  return (
    <Alert
      type={ok === false ? 'error' : 'warning'}
      showIcon
      role="status"
      title={
        <span className="rules-checked">
          {ok === false ? say('faults', { count: blocking }) : say('passed')} {spin}
        </span>
      }
      description={
        <ul className="findings">
          {findings.map((one) => (
            <li key={keyOf(one)}>
              {one[language]}{' '}
              {one.at.line === undefined ? null : (
                <button type="button" className="rules-jump" onClick={() => onJump({ ...one.at })}>
                  {say('jump', { line: one.at.line })}
                </button>
              )}
            </li>
          ))}
        </ul>
      }
    />
  )
}
