// Web · what both walks back are made of: a heading with what stands under it, a clause, the place of a cell.
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/words.ts'
import type { SayWalk } from './walk-words.ts'

export function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="walk-step">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

interface Said {
  readonly zh: string
  readonly en: string
}
interface ClauseOf {
  readonly id: string
  readonly title: Said
  readonly summary?: Said | null
}

export function Clauses({ of }: { readonly of: readonly ClauseOf[] }) {
  const language = useLanguage()
  return of.map(({ id, title, summary }) => (
    <p key={id}>
      <b>
        {id} {title[language]}
      </b>
      {summary === null || summary === undefined ? null : <span className="walk-summary">{summary[language]}</span>}
    </p>
  ))
}

/** Words that may be in Chinese alone. */
export const inWords = (words: string | Said, language: 'zh' | 'en'): string =>
  typeof words === 'string' ? words : words[language]

/** `C12` → row 12, column C; what is no such name is told as it is. */
export function placeOf(say: SayWalk, cell: string): string {
  const [, column, row] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  return column === undefined || row === undefined ? say('cellOnly', { cell }) : say('cell', { row, column, cell })
}
