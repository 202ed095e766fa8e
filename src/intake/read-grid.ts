// Intake · a workbook as grids of texts, each cell where it stands, for forms whose layout is known. Read in the worker, within narrow limits.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type Finding, finding } from '../kernel/finding.ts'
import { dropScratch, openScratch } from '../store/scratch.ts'
import { findKind } from './file-kind.ts'
import { LIMITS } from './limits.ts'
import { parseFile } from './parse.ts'
import { isProblem, LINE_BREAK, problem, SEPARATOR } from './raw.ts'
import type { IntakeLimits } from './types.ts'

export interface Grid {
  readonly name: string
  /** By row number; cells from column A on. */
  readonly rows: ReadonlyMap<number, readonly string[]>
}

const NARROW: IntakeLimits = { ...LIMITS, seconds: 60, uncompressedMegabytes: 256, columns: 500, rows: 200_000 }

/** `unhide`: hidden sheets that are read too. */
export async function readGrids(
  path: string,
  unhide: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Grid[] | Finding> {
  const folder = openScratch('wanmu-grid-')
  try {
    const kind = findKind(path)
    if (isProblem(kind)) throw kind
    if (kind !== 'xlsx') throw problem('intake/not-workbook')
    const { sheets } = await parseFile({ file: path, kind, folder, limits: NARROW, unhide }, () => {}, signal)
    return sheets.map(({ sheet = '', path: raw }) => ({ name: sheet, rows: readRows(raw) }))
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown
    const at = { file: basename(path), ...(thrown.row === undefined ? {} : { row: thrown.row }) }
    return finding(thrown.problem, at, thrown.facts)
  } finally {
    dropScratch(folder)
  }
}

function readRows(path: string): ReadonlyMap<number, readonly string[]> {
  const lines = readFileSync(path, 'utf8').split('\n')
  return new Map(
    lines
      .filter((line) => line !== '')
      .map((line) => {
        const [number = '', ...cells] = line.replaceAll(LINE_BREAK, '\n').split(SEPARATOR)
        return [Number(number), cells] as const
      }),
  )
}
