// Web · what went wrong, where a page or a part should stand: the server's findings, and a way to try again.
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Alert, Button, Space } from 'antd'
import { type Finding, Refused } from '../api/client.ts'
import { useLanguage } from '../i18n/words.ts'
import { usePartWords } from './part-words.ts'

export function Fault({ error, reset }: Pick<ErrorComponentProps, 'error'> & { readonly reset?: () => void }) {
  const say = usePartWords()
  const router = useRouter()
  const again = () => {
    reset?.()
    void router.invalidate()
  }
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={say('fault')}
      description={
        <Space orientation="vertical">
          <Findings of={error} />
          <Button onClick={again}>{say('again')}</Button>
        </Space>
      }
    />
  )
}

/** The findings of a refusal as a list; of any other fault, its message. */
export function Findings({ of }: { readonly of: unknown }) {
  const say = usePartWords()
  if (!(of instanceof Refused)) return <span>{of instanceof Error ? of.message : String(of)}</span>
  const more = of.total - of.findings.length
  return (
    <>
      <FindingList of={of.findings} />
      {more > 0 ? <span>{say('more', { count: more })}</span> : null}
    </>
  )
}

/** Findings as sentences in the reader's language. */
export function FindingList({ of }: { readonly of: readonly Finding[] }) {
  const language = useLanguage()
  return (
    <ul className="findings">
      {of.map((one) => (
        <li key={keyOf(one)}>{one[language]}</li>
      ))}
    </ul>
  )
}

export const keyOf = ({ code, at, zh }: Finding): string => `${code} ${JSON.stringify(at)} ${zh}`
