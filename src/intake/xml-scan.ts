// Intake · reads XML piece by piece, as much of it as a spreadsheet needs. Entities of a DTD are never expanded: a DTD is refused.
import { problem } from './raw.ts'

export interface XmlListener {
  /** `attributes` is the text after the name; `closed` tells `<a/>`. */
  open(name: string, attributes: string, closed: boolean): void
  close(name: string): void
  text(text: string): void
}

/** Longest run without a tag: a full cell with every character escaped fits many times. */
const LONGEST_PIECE = 4 * 1024 * 1024

export function scanXml(listener: XmlListener): (chunk: string) => void {
  let rest = ''
  return (chunk) => {
    const input = rest === '' ? chunk : rest + chunk
    let at = 0
    for (;;) {
      const start = input.indexOf('<', at)
      if (start < 0) break
      const end = findEnd(input, start)
      if (end < 0) break
      if (start > at) listener.text(decode(input.slice(at, start)))
      at = end
      readTag(input, start, end, listener)
    }
    rest = input.slice(at)
    if (rest.length > LONGEST_PIECE) throw problem('intake/broken-file', {})
  }
}

/** Index after the tag that starts at `start`, or −1 when it is not here whole. */
function findEnd(input: string, start: number): number {
  if (input.charCodeAt(start + 1) === 33) {
    if (input.length < start + 9) return -1
    if (input.startsWith('<!--', start)) return after(input, '-->', start)
    if (input.startsWith('<![CDATA[', start)) return after(input, ']]>', start)
    throw problem(input.startsWith('<!DOCTYPE', start) ? 'intake/doctype' : 'intake/broken-file')
  }
  return after(input, '>', start)
}

function after(input: string, mark: string, from: number): number {
  const at = input.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

function readTag(input: string, start: number, end: number, listener: XmlListener): void {
  const mark = input.charCodeAt(start + 1)
  if (mark === 63) return
  if (mark === 33) {
    if (input.charCodeAt(start + 2) === 91) listener.text(input.slice(start + 9, end - 3))
    return
  }
  if (mark === 47) {
    listener.close(localName(input.slice(start + 2, end - 1).trimEnd()))
    return
  }
  const closed = input.charCodeAt(end - 2) === 47
  const stop = closed ? end - 2 : end - 1
  let cut = start + 1
  while (cut < stop && input.charCodeAt(cut) > 32) cut++
  listener.open(localName(input.slice(start + 1, cut)), input.slice(cut, stop), closed)
}

/** `x:row` → `row`: some programs write every tag with a prefix. */
function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Value of an attribute, or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(`${name}=`)
  while (at > 0 && attributes.charCodeAt(at - 1) > 32) at = attributes.indexOf(`${name}=`, at + 1)
  if (at < 0) return undefined
  const quote = attributes[at + name.length + 1]
  const from = at + name.length + 2
  const to = quote === '"' || quote === "'" ? attributes.indexOf(quote, from) : -1
  return to < 0 ? undefined : decode(attributes.slice(from, to))
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const point = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
