// The circular (通报) as a docx: words from circular-text, page from circular-page. The same result gives the same bytes.
import { Document, Packer, type Paragraph, type Table } from 'docx'
import type { Book } from './book.ts'
import {
  annexList,
  blank,
  feet,
  flush,
  grid,
  heads,
  imprint,
  internalMark,
  page,
  prose,
  redHead,
  signature,
  titleLine,
} from './circular-page.ts'
import { type CircularBlock, type CircularOptions, circularText } from './circular-text.ts'
import { fixedDate, repack } from './pack.ts'
import { syntheticMark } from './words.ts'

export type { CircularOptions } from './circular-text.ts'

/** Bytes of a .docx by GB/T 9704—2012. What is not given (unit, number, date) is left as a place to fill in. */
export async function circular(book: Book, options: CircularOptions): Promise<Uint8Array> {
  const text = circularText(book, options)
  const document = new Document({
    title: text.title.join(''),
    creator: text.unit,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: page,
        footers: feet(),
        ...(book.synthetic ? { headers: heads(`${syntheticMark}　不得作为依据`) } : {}),
        children: [
          ...(options.internal ? [internalMark()] : []),
          ...redHead(text.unit, text.number),
          titleLine(text.title, true),
          flush(`${text.to}：`, 'body'),
          ...text.body.flatMap(block),
          blank(),
          ...annexList(text.annexes.map(({ title }) => title.join(''))),
          blank(),
          ...signature(text.unit, text.date),
          ...text.annexes.flatMap(({ title, body }, at) => [
            flush(`附件${at + 1}`, 'heading', true),
            titleLine(title, false),
            ...body.flatMap(block),
          ]),
          ...(options.unit !== undefined && options.date !== undefined ? [imprint(text.unit, text.date)] : []),
        ],
      },
    ],
  })
  return repack(await Packer.toBuffer(document), (files) => {
    const core = files['docProps/core.xml']
    if (core === undefined) return
    const dated = new TextDecoder()
      .decode(core)
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${fixedDate.toISOString()}`)
    files['docProps/core.xml'] = new TextEncoder().encode(dated)
  })
}

function block(one: CircularBlock): (Paragraph | Table)[] {
  if (one.kind === 'table') return grid(one.table)
  return [prose(one.text, one.kind === 'heading' ? 'heading' : 'body')]
}
