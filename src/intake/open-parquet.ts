// Intake · Parquet is read in place with the types it has: millions of rows take no detour through text.
import { closeSync, openSync, readSync, statSync, symlinkSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { findMatch } from './header-match.ts'
import type { OpenContext } from './open-file.ts'
import type { Sheet } from './sheet.ts'
import { quoteName, quoteText } from './sql.ts'
import type { Physical } from './value-sql.ts'

export async function openParquet(context: OpenContext, path: string, index: number): Promise<Sheet[]> {
  const { duck, log, request } = context
  const file = basename(path)
  const place = log.openPlace(file)
  const inPlace = resolve(path)
  const read = plainPath(inPlace, context.folder, index)
  const quoted = quoteText(read)
  const source = `read_parquet(${quoted}, file_row_number=true)`
  const described = await duck.all(`DESCRIBE SELECT * FROM ${source}`).catch(() => undefined)
  if (described === undefined) {
    // The engine numbers the rows in a column of this name.
    const sound = await duck.all(`DESCRIBE SELECT * FROM read_parquet(${quoted})`).catch(() => undefined)
    await log.add(place, { code: sound === undefined ? findFault(path) : 'intake/reserved-column', blocking: true })
    return []
  }
  const columns = described
    .map((row) => ({ name: String(row.column_name), type: String(row.column_type) }))
    .filter(({ name }) => name !== 'file_row_number')
  const cells = columns.map(({ name }, i) => ({ at: i + 1, text: name, match: findMatch(name, request.columns) }))
  const hasId = cells.some((cell) => cell.match?.target === 'id')
  if (!hasId) {
    await log.add(place, { code: 'intake/no-header', blocking: true })
    return []
  }
  // Row numbers count records from 1; there is no header row above them.
  const list = columns.map(
    ({ name, type }, i) =>
      `${storedAs(type) === undefined ? `CAST(${quoteName(name)} AS VARCHAR)` : quoteName(name)} AS c${i + 1}`,
  )
  const relation = `(SELECT CAST(file_row_number + 1 AS INTEGER) AS "row", ${list.join(', ')} FROM ${source})`
  const physical = columns.map(({ type }) => storedAs(type) ?? 'text')
  const header = { row: 0, last: 0, cells }
  // A link stands in for a path that reads as a pattern, and goes with the folder.
  const stays = read === inPlace ? { inPlace } : {}
  return [{ place, file, relation, physical, header, merges: [], kind: 'parquet', ...stays }]
}

/** Why the engine could not open it, from the marks at both ends: PAR1, or PARE with an encrypted footer. */
function findFault(path: string): string {
  const file = openSync(path, 'r')
  try {
    const marks = Buffer.alloc(8)
    readSync(file, marks, 0, 4, 0)
    readSync(file, marks, 4, 4, Math.max(0, statSync(path).size - 4))
    const [head, tail] = [marks.toString('latin1', 0, 4), marks.toString('latin1', 4)]
    if (tail === 'PARE') return 'intake/parquet-locked'
    return head === 'PAR1' ? 'intake/broken-file' : 'intake/not-parquet'
  } finally {
    closeSync(file)
  }
}

/** Undefined: shown as text first. */
function storedAs(type: string): Physical | undefined {
  if (type === 'VARCHAR') return 'text'
  if (type === 'BOOLEAN') return 'boolean'
  if (type === 'DATE' || type.startsWith('TIMESTAMP')) return 'date'
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/.test(type)) return 'number'
  return undefined
}

/** The engine would take `[` or `*` in a path for a pattern. */
function plainPath(path: string, folder: string, index: number): string {
  if (!/[*?[\]{}]/.test(path)) return path
  const link = join(folder, `${index}.parquet`)
  symlinkSync(path, link)
  return link
}
