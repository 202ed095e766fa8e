// Store · an expression as PostgreSQL writes it out, without what its versions may write otherwise and what changes nothing: white space, our
// own schema, the cast of a literal to text, the name of a subquery's only column. Parentheses, quotes and the names of tables stay: they tell
// one condition from another.

/** Literals, quoted names, words, numbers, casts, operators; every other sign by itself. */
const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*|\p{N}[\p{L}\p{N}.]*|::|[-+*/<>=~!@#%^&|`?]+|\S/gu

export function plainExpression(written: string): string {
  const tokens = written.match(TOKENS) ?? []
  const plain: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const [token = '', next, second] = tokens.slice(at, at + 3)
    const last = plain.at(-1)
    const isLeftOut =
      (token === 'wanmu' && next === '.') ||
      (token === '::' && next === 'text' && second !== '[' && last?.startsWith("'") === true) ||
      (token === 'AS' && last === ')' && second === ')')
    if (isLeftOut) at += 1
    else plain.push(token)
  }
  return plain.join(' ')
}
