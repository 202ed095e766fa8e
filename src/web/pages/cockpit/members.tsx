// Web · a goal one by one: each platform, cluster or unit with its value and light; made only when it is opened.
import { useState } from 'react'
import type { Goal } from '../../api/goals.ts'
import { useLanguage } from '../../i18n/words.ts'
import { shown } from '../../parts/goal-pace.tsx'
import { Light } from '../../parts/light.tsx'
import { WalkLink } from '../../parts/walk-link.tsx'
import { useWords } from './words.ts'

export function Members({ goal: { id, unit, members, members_total: total } }: { readonly goal: Goal }) {
  const say = useWords()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  if (total === 0) return null
  return (
    <details className="goal-members no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('oneByOne', { count: total })}</summary>
      {open ? (
        <ul>
          {members.map(({ who, now, pace }) => (
            <li key={`${who.kind} ${who.id}`}>
              <WalkLink walk={{ of: 'goal', goal: id, member: who.id }}>{who.name[language]}</WalkLink>
              <span className="number">
                {shown(now?.value)} {now === null ? '' : unit}
              </span>
              <Light of={pace.light} />
            </li>
          ))}
        </ul>
      ) : null}
      {open && total > members.length ? (
        <span className="soft">{say('oneByOneMore', { count: members.length })}</span>
      ) : null}
    </details>
  )
}
