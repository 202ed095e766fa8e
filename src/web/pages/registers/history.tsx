// Web · all that was ever recorded of a subject: from which day until which, what changed, from which file and by which act.
import { useLanguage } from '../../i18n/words.ts'
import { Day, formatDay } from '../../parts/number.tsx'
import { dayAt } from '../../parts/today.ts'
import { useUnitName } from '../../parts/unit-names.ts'
import { factText, useFactName } from './facts.tsx'
import type { Kind } from './kinds.ts'
import { dayBefore } from './spans.ts'
import type { SubjectOf } from './subject.tsx'
import { useSubjectWords } from './subject-words.ts'
import { Act } from './units.tsx'

type Row = SubjectOf['history'][number]

export function History({ kind, one: { history } }: { readonly kind: Kind; readonly one: SubjectOf }) {
  const say = useSubjectWords()
  return (
    <section className="panel" aria-label={say('history')}>
      <h2>{say('history')}</h2>
      <ol className="subject-history">
        {[...history.entries()].reverse().map(([i, row]) => (
          <Line key={row.act} kind={kind} row={row} before={history[i - 1]} after={history[i + 1]} />
        ))}
      </ol>
    </section>
  )
}

interface LineProps {
  readonly kind: Kind
  readonly row: Row
  readonly before: Row | undefined
  readonly after: Row | undefined
}

function Line({ kind, row, before, after }: LineProps) {
  const say = useSubjectWords()
  const language = useLanguage()
  return (
    <li>
      <span className="subject-span">
        <Day of={row.valid_from} />
        {row.ended ? null : (
          <>
            {' – '}
            {after === undefined ? (
              say('today')
            ) : after.valid_from === row.valid_from ? (
              say('replaced')
            ) : (
              <Day of={dayBefore(after.valid_from)} />
            )}
          </>
        )}
      </span>
      <Changes kind={kind} row={row} before={before} />
      <span className="soft">
        {row.source === null
          ? null
          : say('source', {
              file: row.source.file,
              by: row.source.by,
              day: formatDay(dayAt(row.source.at), language),
            })}{' '}
        <Act no={row.act} />
      </span>
    </li>
  )
}

function Changes({ kind, row, before }: Omit<LineProps, 'after'>) {
  const say = useSubjectWords()
  const nameOf = useUnitName()
  const factName = useFactName(kind)
  if (row.ended) return <b>{say('ended')}</b>
  if (before === undefined || before.ended) return <b>{say('first')}</b>
  const keys = [...new Set([...Object.keys(before.facts), ...Object.keys(row.facts)])]
  const changes = [
    [say('name'), before.name, row.name] as const,
    [say('unit'), nameOf(before.unit), nameOf(row.unit)] as const,
    ...keys.map((key) => {
      const { label, unit } = factName(key)
      return [label, factText(before.facts[key], unit), factText(row.facts[key], unit)] as const
    }),
  ].filter(([, was, is]) => was !== is)
  if (changes.length === 0) return <span>{say('same')}</span>
  return (
    <ul className="subject-changes">
      {changes.map(([label, was, is]) => (
        <li key={label}>
          {label}：<span className="soft">{was}</span> → <b>{is}</b>
        </li>
      ))}
    </ul>
  )
}
