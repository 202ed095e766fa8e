// GB 32100-2015 codes for synthetic firms, both check digits computed in SQL by arithmetic alone (no string search: ten million are made).
// The organisation body starts with Y, a letter no register has given out: a synthetic code never is a real firm's.
import { USCC_ALPHABET, USCC_WEIGHTS } from '../kernel/uscc.ts'

const PREFIX = '91'
const BODY_LETTER = 'Y'
/** Seven digits after the letter: so many different codes there are. */
export const CODES = 10_000_000
// Prime to ten, so that the ordinals are shuffled without a collision.
const STRIDE = 7_654_321

const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const weightAt = (position: number): number => USCC_WEIGHTS[position - 1] ?? 0

/** SQL of the 18 characters from an integer column `i` below CODES and the six-digit region column. */
export function usccSql(i: string, region: string, regionSum: string): string {
  const number = `((${i}::BIGINT * ${STRIDE}) % ${CODES})`
  const digit = (k: number): string => `((${number} // ${10 ** (6 - k)}) % 10)`
  const sum = (weights: readonly number[]): string => weights.map((w, k) => `${w} * ${digit(k)}`).join(' + ')
  // GB 11714 gives Y the value 34.
  const org = `((11 - (${34 * 3} + ${sum(ORG_WEIGHTS.slice(1))}) % 11) % 11)`
  // GB 32100 has no I, O, S, V, Z: X stands at 29, not at 33.
  const orgValue = `(CASE WHEN ${org} = 10 THEN ${USCC_ALPHABET.indexOf('X')} ELSE ${org} END)`
  const orgLetter = `(CASE WHEN ${org} = 10 THEN 'X' ELSE ${org}::VARCHAR END)`
  const bodyWeights = [10, 11, 12, 13, 14, 15, 16].map(weightAt)
  const check = `((31 - (${regionSum} + ${sum(bodyWeights)} + ${weightAt(17)} * ${orgValue}) % 31) % 31)`
  return `('${PREFIX}' || ${region} || printf('${BODY_LETTER}%07d', ${number}) || ${orgLetter} || '${USCC_ALPHABET}'[${check} + 1])`
}

/** The part of the check sum that the prefix, the region and the body letter contribute. */
export const regionSum = (region: string): number =>
  [...`${PREFIX}${region}${BODY_LETTER}`].reduce((sum, c, k) => sum + USCC_ALPHABET.indexOf(c) * weightAt(k + 1), 0)
