// Text made safe to hand out: no control characters, no lone surrogates, one line. Names come from other people's spreadsheets.

/** For terminals and for papers: escape sequences, line breaks and direction marks would let a name repaint the screen, and XML carries none of them. */
export const oneLine = (text: string): string =>
  wellFormed(text)
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, '')

/** For XML 1.0: characters that it cannot carry even when escaped are dropped; line breaks stay. */
export const xmlText = (text: string): string => cleanText(text).replace(/[<>&"]/g, (mark) => xmlMarks[mark] ?? mark)

/** For libraries that escape by themselves. */
export const cleanText = (text: string): string => (unclean.test(text) ? wellFormed(text).replace(barred, '') : text)

const barred = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu
const unclean = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/u
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd')
const xmlMarks: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }
