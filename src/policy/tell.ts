// Rule book · the clause, and the whole as a tree, as a page of text.
import { parentOf } from './clause.ts'
import { inWords, sayAssumed, sayUnit, unitNamer } from './say.ts'
import { type Reader, sayAsk, sayGoal, sayInCharge, sayParameter, WORDS } from './tell-parts.ts'
import type { BookView, ClauseView } from './view.ts'

export function bookText(view: BookView, reader: Reader): string {
  const { language, book } = reader
  const zh = language === 'zh'
  const { edition, day } = view
  const assumed = sayAssumed(book, edition, language)
  const life = zh
    ? `自 ${edition.from} 起${edition.until === undefined ? '' : `至 ${edition.until}`}；以下为 ${day} 有效的值`
    : `from ${edition.from}${edition.until === undefined ? '' : ` until ${edition.until}`}; values in force on ${day}`
  const [open, close, comma] = zh ? ['（', '）', '，'] : [' (', ')', ', ']
  return page([
    `${inWords(view.title, language)}${open}${inWords(edition.title, language)}${close}`,
    `${inWords(view.place, language)}${comma}${life}`,
    ...(assumed === undefined ? [] : [assumed]),
    ...view.clauses.flatMap((one) => branch(one, reader)),
  ])
}

function branch(clause: ClauseView, reader: Reader): string[] {
  const depth = clause.id.split('.').length - 1
  const pad = '  '.repeat(depth)
  // Whoever is in charge is told once, where the policy names them: at the section.
  const inCharge = depth === 1 ? sayInCharge(clause, reader) : ''
  return [
    ...(parentOf(clause.id) === undefined ? [''] : []),
    `${pad}${clause.id} ${inWords(clause.title, reader.language)}`,
    ...(inCharge === '' ? [] : [`${pad}    ${inCharge}`]),
    ...clause.asks.map((ask) => `${pad}    ${sayAsk(clause, ask, reader, true)}`),
  ]
}

export function clauseText(clause: ClauseView, reader: Reader): string {
  const { day, language, book } = reader
  const zh = language === 'zh'
  const title = (key: keyof typeof WORDS): string => WORDS[key][language]
  const onDay = zh ? `（${day} 有效）` : ` (in force on ${day})`
  const isHeading = clause.asks.length === 0
  return page([
    `${clause.id} ${inWords(clause.title, language)}`,
    ...(clause.summary === undefined ? [] : [inWords(clause.summary, language)]),
    ...[sayInCharge(clause, reader) || (isHeading ? '' : title('nobody'))].filter((line) => line !== ''),
    ...(clause.note === undefined ? [] : [inWords(clause.note, language)]),
    ...block(
      title('parts'),
      clause.parts.map((part) => `${part.id} ${inWords(part.title, language)}`),
    ),
    ...block(
      title('asks'),
      clause.asks.map((ask) => sayAsk(clause, ask, reader, false)),
    ),
    ...block(
      `${title('goals')}${onDay}`,
      clause.goals.flatMap((one) => sayGoal(one, reader)),
    ),
    ...block(
      `${title('parameters')}${onDay}`,
      clause.parameters.flatMap((one) => sayParameter(one, reader)),
    ),
    ...block(
      title('indicators'),
      clause.indicators.map(({ id, is }) => {
        const unit = is.unit === undefined ? '' : zh ? `（${is.unit}）` : ` (${sayUnit(is.unit, language).trim()})`
        return `${inWords(is.label, language)}${unit} ${unitNamer(book, language)(is.owner)} [${id}]`
      }),
    ),
    ...block(
      title('schemes'),
      clause.schemes.map(({ id, file, title: named }) => `${inWords(named, language)} ${file} [${id}]`),
    ),
    ...block(
      title('citations'),
      clause.citations.map(
        ({ label, id, at }) => `${at.file}:${at.line}:${at.col} ${inWords(label, language)} [${id}]`,
      ),
    ),
  ])
}

const block = (heading: string, body: readonly string[]): string[] =>
  body.length === 0 ? [] : ['', heading, ...body.map((line) => `  ${line}`)]
const page = (lines: readonly string[]): string =>
  `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()}\n`
