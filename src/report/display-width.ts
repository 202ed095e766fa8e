// Width of text in terminal columns: Chinese characters and full-width signs take two, combining marks none.

export function displayWidth(text: string): number {
  let width = 0
  for (const sign of text) width += signWidth(sign)
  return width
}

/** Cuts to at most `width` columns, the last of them an ellipsis when something was cut. */
export function clipTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const sign of text) {
    const next = used + signWidth(sign)
    if (next > width - 1) break
    kept += sign
    used = next
  }
  return width > 0 ? `${kept}…` : ''
}

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)))

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text

function signWidth(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x300) return code < 0x20 || (code >= 0x7f && code < 0xa0) ? 0 : 1
  if (combining.test(sign)) return 0
  return isWide(code) ? 2 : 1
}

const combining = /\p{Mn}|\p{Me}|\p{Cf}/u

/** East Asian Wide and Fullwidth blocks (Unicode UAX 11), without the ambiguous ones. */
const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0x303e) ||
  (code >= 0x3041 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) ||
  (code >= 0xff01 && code <= 0xff60) ||
  (code >= 0xffe0 && code <= 0xffe6) ||
  (code >= 0x1f300 && code <= 0x1faff) ||
  (code >= 0x20000 && code <= 0x3fffd)
