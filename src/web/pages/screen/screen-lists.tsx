// Web · beside the columns of the big screen: what is red and who leads it, and what changed since last month.
import type { ReactNode } from 'react'
import type { Goal, RedLine } from '../../api/goals.ts'
import { useLanguage } from '../../i18n/words.ts'
import { changed, ownersOf } from '../../parts/goal-columns.ts'
import { shown, signed } from '../../parts/goal-pace.tsx'
import { leadText, useGoalWords } from '../../parts/goal-words.ts'
import { Light } from '../../parts/light.tsx'
import { useWords } from './words.ts'

interface ScreenRedProps {
  readonly red: readonly RedLine[]
  readonly goals: readonly Goal[]
  readonly most: number
}

export function ScreenRed({ red, goals, most }: ScreenRedProps) {
  const say = useWords()
  const sayGoal = useGoalWords()
  const language = useLanguage()
  return (
    <List title={say('red')} none={say('noRed')} total={red.length} most={most}>
      {red.slice(0, most).map((one) => (
        <li key={`${one.goal} ${one.who.kind} ${one.who.id}`}>
          <b>{one.label[language]}</b>
          <span>
            {one.who.name[language]}
            {one.gap === null ? '' : ` · ${say('gap', { value: shown(Math.abs(one.gap)), unit: one.measured_in })}`}
          </span>
          <span className="soft">{leadText(sayGoal, language, { lead: one.lead, owners: ownersOf(goals, one) })}</span>
        </li>
      ))}
    </List>
  )
}

export function ScreenChanged({ goals, most }: { readonly goals: readonly Goal[]; readonly most: number }) {
  const say = useWords()
  const sayGoal = useGoalWords()
  const language = useLanguage()
  const { lights, moves } = changed(goals)
  const turned = lights.slice(0, most)
  return (
    <List title={say('changed')} none={say('noChange')} total={lights.length + moves.length} most={most}>
      {turned.map((one) => (
        <li key={`light ${one.id}`}>
          <b>{one.label[language]}</b>
          <span>
            {sayGoal(one.before.light)} → <Light of={one.light} />
          </span>
        </li>
      ))}
      {moves.slice(0, most - turned.length).map((one) => (
        <li key={one.id}>
          <b>{one.label[language]}</b>
          <span className="number">
            {signed(one.city.moved?.by ?? 0)} {one.unit}
          </span>
          <span className="soft">{say('now', { value: shown(one.city.now?.value) })}</span>
        </li>
      ))}
    </List>
  )
}

interface ListProps {
  readonly title: string
  readonly none: string
  readonly total: number
  readonly most: number
  readonly children: ReactNode
}

function List({ title, none, total, most, children }: ListProps) {
  const say = useWords()
  return (
    <section className="screen-list">
      <h2>{title}</h2>
      {total === 0 ? <p className="soft">{none}</p> : <ul>{children}</ul>}
      {total > most ? <p className="soft">{say('more', { count: total - most })}</p> : null}
    </section>
  )
}
