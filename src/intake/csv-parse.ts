// Intake · csv into raw lines: UTF-8 with or without BOM, UTF-16 or GB 18030; quotes with line breaks inside; one number per record.
import { statSync } from 'node:fs'
import { findEncoding, readText } from './encoding.ts'
import { openRawWriter, problem, type RawSheet, SEPARATOR, safeCell } from './raw.ts'
import type { IntakeLimits } from './types.ts'

const DELIMITERS = [',', '\t', ';', '|']
const LONGEST_RECORD = 16 * 1024 * 1024

export function parseCsv(
  file: string,
  path: string,
  limits: IntakeLimits,
  onProgress: (done: number, total: number) => void,
): RawSheet {
  const size = statSync(file).size
  if (size === 0) throw problem('intake/empty-file')
  const writer = openRawWriter(path, Number.MAX_SAFE_INTEGER)
  const lines = recordWriter((line) => writer.write(line), limits)
  try {
    // Old programs of the Macintosh end their lines with a bare carriage return.
    let bare: boolean | undefined
    readText(file, findEncoding(file), (text, done) => {
      bare ??= text.includes('\r') && !text.includes('\n')
      lines.take(bare ? text.replaceAll('\r', '\n') : text)
      onProgress(done, size)
    })
    const { width, rows } = lines.end()
    return { path, width, rows, hiddenRows: 0, hiddenColumns: new Set(), merges: [] }
  } finally {
    writer.close()
  }
}

interface Records {
  take(text: string): void
  end(): { readonly width: number; readonly rows: number }
}

function recordWriter(write: (line: string) => void, limits: IntakeLimits): Records {
  let rest = ''
  let delimiter: string | undefined
  let [row, rows, width] = [0, 0, 0]

  function record(text: string): void {
    row++
    const line = text.endsWith('\r') ? text.slice(0, -1) : text
    if (line === '') return
    if (line.includes('\0')) throw problem('intake/not-text', {}, row)
    delimiter ??= findDelimiter(line)
    const cells = line.includes('"') ? splitQuoted(line, delimiter, row) : splitPlain(safeCell(line), delimiter)
    if (cells.length > limits.columns && cells.findLastIndex((cell) => cell !== '') >= limits.columns)
      throw problem('intake/too-wide', { columns: cells.length, most: limits.columns }, row)
    if (cells.length > limits.columns) cells.length = limits.columns
    if (cells.length > width) width = cells.length
    rows++
    write(row + SEPARATOR + cells.join(SEPARATOR))
  }

  return {
    take(text) {
      const input = rest + text
      const findEnd = recordEnds(input)
      let start = 0
      for (;;) {
        const end = findEnd(start)
        if (end < 0) break
        record(input.slice(start, end))
        start = end + 1
      }
      rest = input.slice(start)
      if (rest.length > LONGEST_RECORD)
        throw countQuotes(rest) % 2 === 1
          ? problem('intake/csv-quote', {}, row + 1)
          : problem('intake/long-record', { megabytes: LONGEST_RECORD / 1024 / 1024 }, row + 1)
    },
    end() {
      if (rest !== '') {
        if (countQuotes(rest) % 2 === 1) throw problem('intake/csv-quote', {}, row + 1)
        record(rest)
      }
      return { width, rows }
    },
  }
}

/** Finds the line break that ends the record starting at `start`: the first with an even number of quotes before it; −1 when not here. */
function recordEnds(input: string): (start: number) => number {
  // Looked for once: a piece without quotes must not be searched through anew for each of its lines.
  let next = input.indexOf('"')
  return (start) => {
    let end = input.indexOf('\n', start)
    let inside = false
    while (end >= 0) {
      while (next >= 0 && next < end) {
        inside = !inside
        next = input.indexOf('"', next + 1)
      }
      if (!inside) return end
      end = input.indexOf('\n', end + 1)
    }
    return -1
  }
}

const countQuotes = (text: string): number => text.split('"').length - 1

/** Undefined on a line that holds none: a title says nothing about the columns below it. */
function findDelimiter(line: string): string | undefined {
  const bare = line.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length)
  const most = Math.max(...counts)
  return most > 1 ? DELIMITERS[counts.indexOf(most)] : undefined
}

const splitPlain = (line: string, delimiter: string | undefined): string[] =>
  delimiter === undefined ? [line] : line.split(delimiter)

const QUOTED = /"([^"]*(?:""[^"]*)*)"/y

/** A quote must open and close its cell; anywhere else it would silently move the cells after it. */
function splitQuoted(line: string, delimiter: string | undefined, row: number): string[] {
  const cells: string[] = []
  for (let at = 0; ; ) {
    if (line[at] === '"') {
      QUOTED.lastIndex = at
      const match = QUOTED.exec(line)
      const end = at + (match?.[0].length ?? 0)
      if (match === null || (end < line.length && line[end] !== delimiter)) throw problem('intake/csv-quote', {}, row)
      cells.push(safeCell((match[1] ?? '').replaceAll('""', '"')))
      if (end >= line.length) return cells
      at = end + 1
    } else {
      const found = delimiter === undefined ? -1 : line.indexOf(delimiter, at)
      const cell = line.slice(at, found < 0 ? line.length : found)
      if (cell.includes('"')) throw problem('intake/csv-quote', {}, row)
      cells.push(safeCell(cell))
      if (found < 0) return cells
      at = found + 1
    }
  }
}
