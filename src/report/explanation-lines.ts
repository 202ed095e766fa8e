// Explanation page · lines of at most a hundred columns, wrapped where words and operators part, nothing cut.
import type { Said, Sum } from '../kernel/explanation.ts'
import type { Language } from '../kernel/finding.ts'
import { displayWidth, padEnd, padStart } from './display-width.ts'

export const WIDTH = 100

/** How the page speaks: a sentence by language, a sum as lines. */
export interface Voice {
  readonly zh: boolean
  say(said: Said): string
  pick(zh: string, en: string): string
}

export const voice = (language: Language): Voice => {
  const zh = language === 'zh'
  return { zh, say: (said) => (zh ? said.zh : said.en), pick: (a, b) => (zh ? a : b) }
}

/** Wraps after a comma or before an operator; continued lines stand `hang` further in. */
export function wrap(text: string, indent: number, hang: number): string[] {
  const lines: string[] = []
  let line = ''
  const room = (): number => WIDTH - indent - (lines.length > 0 ? hang : 0)
  const push = (): void => {
    lines.push(' '.repeat(indent + (lines.length > 0 ? hang : 0)) + line.trimEnd())
    line = ''
  }
  for (const piece of pieces(text)) {
    if (line !== '' && displayWidth(line + piece.trimEnd()) > room()) push()
    let rest = line === '' ? piece.trimStart() : piece
    while (displayWidth(line + rest.trimEnd()) > room()) {
      const cut = fitting(rest, room())
      line = rest.slice(0, cut)
      push()
      rest = rest.slice(cut)
    }
    line += rest
  }
  if (line !== '' || lines.length === 0) push()
  return lines
}

/** Signs that a line may end with, and operators that a line may begin with, keep their place. */
const pieces = (text: string): string[] => text.split(/(?<=[，；。、：,;] ?)|(?= [+−×÷=≈→] )|(?<=[a-z)] )(?=[a-z(])/u)

function fitting(text: string, room: number): number {
  let [used, at] = [0, 0]
  for (const sign of text) {
    used += displayWidth(sign)
    if (used > room) break
    at += sign.length
  }
  return Math.max(at, 1)
}

/** `heading  words = digits = result unit，remark`. */
export function sumLines(heading: string, sum: Sum, indent: number, said: Voice): string[] {
  const words = said.say(sum.words)
  const unit = sum.unit === '' ? '' : ` ${sum.unit}`
  const same = sum.expression === sum.result
  const digits = same ? `${sum.result}${unit}` : `${sum.expression} ${sum.sign} ${sum.result}${unit}`
  const remark = said.say(sum.remark)
  const tail = `${digits}${remark === '' ? '' : said.pick(`，${remark}`, `; ${remark}`)}`
  const whole = `${heading}${words === '' ? '' : `${words} = `}${tail}`
  if (indent + displayWidth(whole) <= WIDTH) return [' '.repeat(indent) + whole]
  const hang = displayWidth(heading)
  return [...wrap(`${heading}${words}`, indent, hang), ...wrap(`= ${tail}`, indent + hang, 2)]
}

/** Cells of a table side by side; columns named in `right` stand to the right. */
export function columns(rows: readonly (readonly string[])[], indent: number, right: readonly number[] = []): string[] {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell))
    })
  return rows.map((row) =>
    (
      ' '.repeat(indent) +
      row
        .map((cell, i) => (right.includes(i) ? padStart(cell, widths[i] ?? 0) : padEnd(cell, widths[i] ?? 0)))
        .join('  ')
    ).trimEnd(),
  )
}
