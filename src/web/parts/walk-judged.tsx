// Web · of a count: who was looked at, who counts and who does not, with the value and what is asked.
import { useLanguage } from '../i18n/words.ts'
import { formatNumber } from './number.tsx'
import type { GoalWalk } from './walk-goal.tsx'
import { WalkLink } from './walk-link.tsx'
import { Step } from './walk-parts.tsx'
import { useWalkWords } from './walk-words.ts'

type Judged = GoalWalk['judged'][number]
const MOST = 60

export function WalkJudged({ judged }: { readonly judged: readonly Judged[]; readonly unit: string }) {
  const say = useWalkWords()
  if (judged.length === 0) return null
  const [yes, no] = [judged.filter(({ counts }) => counts), judged.filter(({ counts }) => !counts)]
  return (
    <>
      <List title={say('counted', { count: yes.length })} of={yes} />
      <List title={say('notCounted', { count: no.length })} of={no} />
    </>
  )
}

function List({ title, of }: { readonly title: string; readonly of: readonly Judged[] }) {
  const say = useWalkWords()
  const language = useLanguage()
  if (of.length === 0) return null
  return (
    <Step title={title}>
      <ul className="walk-inputs">
        {of.slice(0, MOST).map(({ subject, by, value, asked }) => (
          <li key={subject.id} className="walk-input">
            <span>{subject.name[language]}</span>
            {by === null ? null : (
              <WalkLink walk={{ of: 'goal', goal: by, member: subject.id }} className="number">
                {say('of', { value: formatNumber(value, 2), asked: formatNumber(asked) })}
              </WalkLink>
            )}
          </li>
        ))}
      </ul>
      {of.length > MOST ? <p className="soft">{say('more', { count: of.length - MOST })}</p> : null}
    </Step>
  )
}
