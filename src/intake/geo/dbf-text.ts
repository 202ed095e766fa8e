// Intake · geometry: texts of a .dbf: GBK or UTF-8, cut off in the middle of a character or not.

export type Encoding = 'utf-8' | 'gb18030'

/** What a .cpg says: `UTF-8`, `65001`, `GBK`, `936`, `OEM 936` ... */
export function encodingOfCpg(text: string | undefined): Encoding | undefined {
  const said = text?.trim().toLowerCase() ?? ''
  if (/utf-?8|65001/.test(said)) return 'utf-8'
  return /gb|936|54936|hz|euc-?cn/.test(said) ? 'gb18030' : undefined
}

/** Byte 29 of the header: 0x4D is code page 936; most writers put 0 or 0x57, which say nothing. */
export const encodingOfDriver = (driver: number): Encoding | undefined => (driver === 0x4d ? 'gb18030' : undefined)

/** A text that fills its field may end in the middle of a character. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(withoutCutEnd(trimmed(bytes)))
    return true
  } catch {
    return false
  }
}

export interface Decoded {
  readonly text: string
  /** The end was cut off in the middle of a character. */
  readonly cut: boolean
  /** Bytes that are no text in this encoding. */
  readonly broken: boolean
}

export function openDecoder(encoding: Encoding): { decode(bytes: Uint8Array): Decoded } {
  const loose = new TextDecoder(encoding)
  return {
    decode(bytes) {
      const body = trimmed(bytes)
      if (encoding === 'gb18030') return decodeGb(loose, body)
      const whole = withoutCutEnd(body)
      const text = loose.decode(whole).trim()
      return { text, cut: whole.length < body.length, broken: text.includes('�') }
    },
  }
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** The last byte alone may be half of a character; anywhere else such a byte is damage. */
function decodeGb(loose: { decode(bytes: Uint8Array): string }, body: Uint8Array): Decoded {
  const text = loose.decode(body).trim()
  if (!text.includes('�')) return { text, cut: false, broken: false }
  const shorter = loose.decode(body.subarray(0, -1)).trim()
  const cut = !shorter.includes('�')
  return { text: cut ? shorter : text, cut, broken: !cut }
}

/** Fields are filled up with blanks, or with zeros. */
function trimmed(bytes: Uint8Array): Uint8Array {
  const zero = bytes.indexOf(0)
  let end = zero < 0 ? bytes.length : zero
  while (end > 0 && bytes[end - 1] === 0x20) end--
  return bytes.subarray(0, end)
}

function withoutCutEnd(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return bytes
    if (byte < 0xc0) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return needed > back ? bytes.subarray(0, bytes.length - back) : bytes
  }
  return bytes
}
