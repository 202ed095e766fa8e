// Intake · the check character of 18-character codes (GB 32100) for millions of rows: eight characters at a time, in one integer.
import { USCC_ALPHABET, USCC_WEIGHTS } from '../kernel/uscc.ts'

/** A one in each of eight bytes, and of two. */
const [BYTES, TWO_BYTES] = [0x01_01_01_01_01_01_01_01n, 0x01_01n]
/** The bit that letters have and digits have not. */
const LETTER = 0x40n
const [PAIRS, FOURS, EIGHT] = [0x00ff_00ff_00ff_00ffn, 0x0000_ffff_0000_ffffn, 0xffff_ffffn]
const whole = (n: bigint | number): string => `${n}::UBIGINT`
const weightAt = (place: number): string => whole(USCC_WEIGHTS[place] ?? 0)

/** Where the alphabet leaves signs of ASCII out: the sign after the gap, and how many are left out. */
const GAPS = [...USCC_ALPHABET].slice(1).flatMap((sign, i) => {
  const left = sign.charCodeAt(0) - USCC_ALPHABET.charCodeAt(i) - 1
  return left === 0 ? [] : [{ sign: sign.charCodeAt(0), left }]
})

/** The first character stands in the uppermost byte. */
const word = (text: string, from: number, count: number): string =>
  `CAST(CAST(encode(substr(${text}, ${from}, ${count})) AS BIT) AS UBIGINT)`

/** Digits stand at their places: only where a byte is a letter are gaps looked for. */
function places(bytes: string, ones: bigint): string {
  const digits = `${bytes} - ${whole(BigInt(USCC_ALPHABET.charCodeAt(0)) * ones)}`
  return `CASE WHEN (${bytes} & ${whole(LETTER * ones)}) = 0 THEN ${digits} ELSE ${digits}${gaps(bytes, ones)} END`
}

/** How many signs the alphabet leaves out before each byte's. What reaches a sign is told by the byte's uppermost bit once 128 less that sign is added. */
const gaps = (bytes: string, ones: bigint): string =>
  GAPS.map(({ sign, left }) => {
    const later = `(((${bytes} + ${whole(BigInt(128 - sign) * ones)}) >> 7) & ${whole(ones)})`
    return ` - ${later}${left === 1 ? '' : ` * ${whole(left)}`}`
  }).join('')

/** Neighbours become one sum, twice as wide: the left one, and the right one by its weight. */
const add = (lanes: string, bits: number, mask: bigint, weight: string): string =>
  `((${lanes} >> ${bits}) & ${whole(mask)}) + (${lanes} & ${whole(mask)}) * ${weight}`

/**
 * SQL of the rows of `from` with `"~fits"` added: whether the check character of the code in column `code` fits; null where there is no
 * code. `code` holds 18 characters of the alphabet or nothing. The weights are powers of three, so that in every step all right
 * neighbours have one weight; with the check character itself the sum is a multiple of 31.
 */
export function withCheck(from: string, code: string): string {
  const step = (of: (lanes: string) => string, last: string, inner: string): string =>
    `SELECT * REPLACE (${of('"~a"')} AS "~a", ${of('"~b"')} AS "~b", ${last} AS "~c") FROM (${inner})`
  const words = `SELECT *, ${word(code, 1, 8)} AS "~a", ${word(code, 9, 8)} AS "~b", ${word(code, 17, 2)} AS "~c" FROM ${from}`
  const placed = step((x) => places(x, BYTES), places('"~c"', TWO_BYTES), words)
  const twos = step(
    (x) => add(x, 8, PAIRS, weightAt(1)),
    `("~c" >> 8) * ${weightAt(16)} + ("~c" & ${whole(255)})`,
    placed,
  )
  const fours = step((x) => add(x, 16, FOURS, weightAt(2)), '"~c"', twos)
  const eights = step((x) => add(x, 32, EIGHT, weightAt(4)), '"~c"', fours)
  return `SELECT * EXCLUDE ("~a", "~b", "~c"), ("~a" + "~b" * ${weightAt(8)} + "~c") % ${whole(31)} = 0 AS "~fits" FROM (${eights})`
}
