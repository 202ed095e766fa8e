// Bad input · workbooks written byte by byte, as no honest program writes them. 模拟数据。
import { deflateRawSync, constants as z } from 'node:zlib'

/** A part as deflated bytes with the size that its directory entry claims. */
export interface Packed {
  readonly deflated: Uint8Array
  readonly size: number
}
export type Parts = Readonly<Record<string, string | Packed | undefined>>

/** So many megabytes of one byte: every megabyte is deflated alike and ended, so its bytes can be repeated. */
export function swollen(megabytes: number, claimed = megabytes * 1024 * 1024, before = '', after = ''): Packed {
  const piece = (text: string | Uint8Array): Buffer => deflateRawSync(text, { finishFlush: z.Z_FULL_FLUSH })
  const one = piece(Buffer.alloc(1024 * 1024, ' '))
  const pieces = [piece(before), ...Array.from({ length: megabytes }, () => one), deflateRawSync(after)]
  return { deflated: Buffer.concat(pieces), size: claimed }
}

export function zip(parts: Parts): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, part] of Object.entries(parts)) {
    if (part === undefined) continue
    const { deflated, size } =
      typeof part === 'string' ? { deflated: deflateRawSync(part), size: Buffer.byteLength(part) } : part
    const path = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(deflated.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, path, deflated])
    const central = Buffer.alloc(16)
    central.writeUInt32LE(offset, 12)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, central.subarray(2), path]))
    files.push(local)
    offset += local.length
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, ...directory, Buffer.from('PK\x05\x06'), end])
}

export const text = (at: string, content: string): string => `<c r="${at}" t="inlineStr"><is><t>${content}</t></is></c>`
export const HEADER = `<row r="1">${text('A1', 'id')}${text('B1', '名称')}${text('C1', '评价税收')}${text('D1', '用地面积')}</row>`
export const ROW = `<row r="2">${text('A2', 'U1')}${text('B2', '甲')}<c r="C2"><v>1</v></c><c r="D2"><v>2</v></c></row>`
export const relations = (target: string): string =>
  `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" ${target}/></Relationships>`

/** `rows` go into the only sheet; `parts` replace or add parts, undefined takes one away. */
export function rawBook(
  { rows = HEADER + ROW, before = '', after = '' }: { rows?: string; before?: string; after?: string },
  parts: Parts = {},
): Buffer {
  return zip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations('Target="worksheets/sheet1.xml"'),
    'xl/worksheets/sheet1.xml': `${before}<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...parts,
  })
}

/** An OLE compound file with these streams: what Excel makes of a workbook with a password. */
export function compoundFile(streams: readonly string[]): Buffer {
  const header = Buffer.alloc(512)
  header.write('d0cf11e0a1b11ae1', 'hex')
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
    [44, 1],
    [48, 1],
    [76, 0],
  ] as const)
    header.writeUInt16LE(value, at)
  const table = Buffer.alloc(512, 0xff)
  const directory = Buffer.alloc(512)
  for (const [i, name] of ['Root Entry', ...streams].entries()) {
    directory.write(name, i * 128, 'utf16le')
    directory.writeUInt16LE(name.length * 2 + 2, i * 128 + 64)
    directory[i * 128 + 66] = i === 0 ? 5 : 2
  }
  return Buffer.concat([header, table, directory, Buffer.alloc(4096, 0x5a)])
}
