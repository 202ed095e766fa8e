// Intake · the parts of a workbook besides its sheets: which sheets there are, shared strings, number formats.
import { problem } from './raw.ts'
import type { Zip } from './xlsx-zip.ts'
import { attribute, scanXml, type XmlListener } from './xml-scan.ts'

export interface BookSheet {
  readonly name: string
  readonly hidden: boolean
  /** Name of its part inside the zip. */
  readonly part: string
}

export type NumberFormat = 'plain' | 'percent' | 'date'

export interface Book {
  readonly sheets: readonly BookSheet[]
  readonly strings: readonly string[]
  /** Format of each cell style. */
  readonly formats: readonly NumberFormat[]
  /** Days count from 1904 instead of 1900. */
  readonly since1904: boolean
}

export async function readBook(zip: Zip): Promise<Book> {
  const targets = new Map<string, string>()
  await scanPart(zip, 'xl/_rels/workbook.xml.rels', (name, attributes) => {
    if (name !== 'Relationship' || !(attribute(attributes, 'Type') ?? '').endsWith('/worksheet')) return
    const target = attribute(attributes, 'Target') ?? ''
    targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  })
  const sheets: BookSheet[] = []
  let since1904 = false
  const found = await scanPart(zip, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
    const part = name === 'sheet' ? targets.get(findRelation(attributes)) : undefined
    if (part === undefined) return
    const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
    sheets.push({ name: attribute(attributes, 'name') ?? '', hidden, part })
  })
  if (!found) throw problem('intake/not-workbook')
  return { sheets, strings: await readStrings(zip), formats: await readFormats(zip), since1904 }
}

const findRelation = (attributes: string): string => / \w*:?id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''

/** False when the part is not there. */
async function scanPart(zip: Zip, part: string, open: XmlListener['open'], more: Partial<XmlListener> = {}) {
  const entry = zip.entries.get(part)
  if (entry === undefined) return false
  await zip.read(entry, scanXml({ open, close: more.close ?? (() => {}), text: more.text ?? (() => {}) }))
  return true
}

async function readStrings(zip: Zip): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let inText = false
  let inReading = false
  const open = (name: string, _: string, closed: boolean): void => {
    if (name === 'si') {
      current = ''
      if (closed) strings.push('')
    } else if (name === 't') inText = !closed
    else if (name === 'rPh') inReading = !closed
  }
  await scanPart(zip, 'xl/sharedStrings.xml', open, {
    close(name) {
      if (name === 'si') strings.push(current)
      else if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
    },
    text(text) {
      if (inText && !inReading) current += text
    },
  })
  return strings
}

async function readFormats(zip: Zip): Promise<NumberFormat[]> {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let inCells = false
  const open = (name: string, attributes: string, closed: boolean): void => {
    const id = Number(attribute(attributes, 'numFmtId') ?? 0)
    if (name === 'numFmt') codes.set(id, attribute(attributes, 'formatCode') ?? '')
    else if (name === 'cellXfs') inCells = !closed
    else if (name === 'xf' && inCells) formats.push(formatOf(id, codes.get(id)))
  }
  await scanPart(zip, 'xl/styles.xml', open, {
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats
}

const DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if (id === 9 || id === 10) return 'percent'
    return DATES.some(([from, to]) => id >= from && id <= to) ? 'date' : 'plain'
  }
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|[\\_*].|general/gi, '')
  if (bare.includes('%')) return 'percent'
  return /[ymdhs]/i.test(bare) ? 'date' : 'plain'
}
