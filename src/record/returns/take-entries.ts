// Record · returns: what stood in a workbook's cells → a draft: figures, answers about those in force, and what cannot be read.
import { type Finding, finding, notice } from '../../kernel/finding.ts'
import { UNKNOWN } from '../../kernel/template.ts'
import type { Against } from './check/remark.ts'
import { type AskedCell, toCell } from './form.ts'
import type { Answer, Cell } from './payload.ts'
import type { Entry } from './read-template.ts'

export interface Taken {
  readonly cells: ReadonlyMap<string, Cell>
  readonly answers: ReadonlyMap<string, Answer>
  readonly findings: readonly Finding[]
}

export function takeEntries({ asked, spec, period }: Against, entries: readonly Entry[]): Taken {
  const cells = new Map<string, Cell>()
  const answers = new Map<string, Answer>()
  const findings: Finding[] = []
  for (const entry of entries) {
    const one = asked.get(entry.cell)
    if (one === undefined) {
      if (entry.value.trim() !== '') findings.push(notice('record/not-asked-here', entry.at, { value: said(entry) }))
      continue
    }
    const value = readFigure(entry.value)
    if (value === undefined) findings.push(finding('record/no-number', entry.at, { ...about(one), value: said(entry) }))
    else if (one.known !== undefined) {
      const answer = value === 'blank' ? undefined : toAnswer(one, value, entry)
      if (answer === undefined) findings.push(finding('record/known-cleared', entry.at, about(one)))
      else if (answer.is === 'contested' && entry.note === '')
        findings.push(
          finding('record/contest-note', entry.noteAt, { ...about(one), value: one.known.value ?? UNKNOWN }),
        )
      else answers.set(entry.cell, answer)
    } else if (value !== 'blank') {
      const { caliber, note, at } = entry
      // Typed on the screen, a figure comes from no sheet.
      const from = at.file === undefined ? {} : { from: [at.file, at.sheet, `${at.column}${at.row}`].join(' ') }
      cells.set(
        entry.cell,
        toCell(one, spec, period.text, { value, ...(caliber === '' ? {} : { caliber }), note, ...from }),
      )
    }
  }
  return { cells, answers, findings }
}

const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d+)?$/i
const UNKNOWN_WORDS: readonly string[] = [UNKNOWN, '未知', '不明']

/** Undefined when it is no figure. Full-width digits and thousands marks are read; what carries a unit or a percent sign is not. */
export function readFigure(text: string): number | null | 'blank' | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s\u200b\ufeff]/g, '')
  if (plain === '') return 'blank'
  if (UNKNOWN_WORDS.includes(plain)) return null
  const value = NUMBER.test(plain) ? Number(plain.replaceAll(',', '')) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

/** Left as it was: confirmed. */
function toAnswer({ known }: AskedCell, value: number | null, { caliber, note }: Entry): Answer | undefined {
  if (known === undefined) return undefined
  const figure = { return: known.return, cell: known.cell, act: known.act }
  const same = value === known.value && (caliber === '' || caliber === known.caliber)
  if (same) return { figure, is: 'confirmed' }
  return { figure, is: 'contested', value, why: note, ...(caliber === '' ? {} : { caliber }) }
}

const about = ({ subject, column }: AskedCell): Record<string, string> => ({
  name: subject.name,
  indicator: column.label.zh,
  indicatorEn: column.label.en,
  unit: column.unit,
})

/** A formula whose result was never saved reads as a sign of its own. */
const said = ({ value }: Entry): string => (value === '\ue000' ? '没有结果的公式' : value.slice(0, 80))
