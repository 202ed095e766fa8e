// App · where each figure of a unit stands: file, sheet, cell, what the cell shows, and how its unit became the scheme's.
import { fitLines } from '../evaluate/explain/fit.ts'
import { originOf } from '../evaluate/explain/origin.ts'
import { given, operate, showGiven } from '../evaluate/explain/term.ts'
import type { Source as Sheet } from '../intake/types.ts'
import type { Source, Sum } from '../kernel/explanation.ts'
import { findConversion, findUnit, type Ratio } from '../kernel/units.ts'
import type { Cell } from '../store/duck.ts'
import type { Evaluated } from './evaluate.ts'
import { quoteText } from './explain-around.ts'

/** In the order of the scheme's inputs, then of the members, then of the files. */
export async function sourcesOf(done: Evaluated, ids: readonly string[]): Promise<Source[]> {
  const found: Source[] = []
  for (const id of ids) found.push(...(await sourcesOfOne(done, id)))
  const order = Object.keys(done.scheme.inputs)
  return found.sort((a, b) => order.indexOf(a.input) - order.indexOf(b.input))
}

async function sourcesOfOne(done: Evaluated, id: string): Promise<Source[]> {
  const { duck, intake, scheme } = done
  const origins = await duck.all(`SELECT source, "row" FROM origin WHERE id = ${quoteText(id)} ORDER BY source, "row"`)
  const [figures] = await duck.all(`SELECT * FROM input WHERE id = ${quoteText(id)}`)
  const found: Source[] = []
  for (const origin of origins) {
    const sheet = intake.sources[Number(origin['source'])]
    if (sheet === undefined) continue
    const row = Number(origin['row'])
    const cells =
      sheet.raw === undefined ? undefined : (await duck.all(`SELECT * FROM ${sheet.raw} WHERE "row" = ${row}`))[0]
    for (const [input, column] of Object.entries(sheet.columns)) {
      const spec = scheme.inputs[input]
      if (spec === undefined) continue
      const figure = figures?.[input] ?? null
      const shown = cells?.[`c${columnNumber(column.letter)}`]
      const raw = shown === undefined ? rawFrom(figure, column.ratio) : shownCell(shown)
      const unit = String(spec.unit ?? '')
      const marks = originOf(scheme, spec)
      found.push({
        input,
        label: spec.label ?? input,
        unit: unit === '1' ? '' : unit,
        of: id,
        figure: shownCell(figure),
        file: sheet.file,
        sheet: sheet.sheet ?? '',
        cell: `${column.letter}${row}`,
        header: column.header,
        raw,
        period: '',
        conversion: typeof figure === 'number' ? conversionOf(raw, figure, unit, column) : null,
        assumed: marks.assumed,
        confirmBy: marks.confirmBy,
      })
    }
  }
  return found
}

/** `6667 × 3 ÷ 2000 = 10.0005`; null where the cell shows the figure itself. */
function conversionOf(raw: string, figure: number, unit: string, column: Sheet['columns'][string]): Sum | null {
  const [, digits = '', suffix = ''] = /^\s*([-+]?[\d,]*\.?\d+(?:[eE][-+]?\d+)?)\s*(.*?)\s*$/.exec(raw) ?? []
  if (digits === '') return null
  const from = suffix === '' ? column.unit : suffix
  const own = findUnit(suffix)
  const to = findUnit(unit)
  const ratio =
    suffix === '' ? column.ratio : own !== undefined && to !== undefined ? findConversion(own, to) : undefined
  if (ratio === undefined || ratio.times === ratio.over) return null
  const value = given(Number(digits.replaceAll(',', '')))
  const times = ratio.times === 1 ? value : operate(value, '×', given(ratio.times))
  const term = ratio.over === 1 ? times : operate(times, '÷', given(ratio.over))
  const words = `${from === '' ? '' : `${from} → `}${unit === '1' ? '' : unit}`
  const draft = { words: { zh: words, en: words }, term, value: figure, role: 'given' as const, unit }
  return fitLines([draft], 2).sums[0] ?? null
}

/** Parquet keeps numbers: what stood there is the figure turned back. */
const rawFrom = (figure: Cell, { times, over }: Ratio): string =>
  typeof figure === 'number' ? showGiven((figure * over) / times).replace('−', '-') : shownCell(figure)

const shownCell = (cell: Cell | undefined): string =>
  cell == null ? '' : typeof cell === 'number' ? showGiven(cell).replace('−', '-') : String(cell)

const columnNumber = (letter: string): number =>
  [...letter].reduce((number, sign) => number * 26 + (sign.codePointAt(0) ?? 64) - 64, 0)
