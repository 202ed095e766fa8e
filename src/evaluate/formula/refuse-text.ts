// Formula · what the text alone shows to be no formula: comments and semicolons would make it say one thing and reckon another.
import type { ReadFormula } from './read-ast.ts'

const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/

/** Undefined when the parser may have a look at it. */
export function refuseText(text: string): ReadFormula | undefined {
  const control = text.search(CONTROL)
  if (control >= 0) return refused('syntax', `U+${text.charCodeAt(control).toString(16).padStart(4, '0')}`, control)
  // Same length, so that places stay right.
  const bare = text.replace(QUOTED, (quoted) => '_'.repeat(quoted.length))
  const comment = bare.search(/--|\/\*/)
  if (comment >= 0) return refused('comment', bare.slice(comment, comment + 2), comment)
  const semicolon = bare.indexOf(';')
  return semicolon < 0 ? undefined : refused('statement', ';', semicolon)
}

const refused = (what: 'syntax' | 'comment' | 'statement', detail: string, at: number): ReadFormula => ({
  refusal: { what, detail, at },
})
