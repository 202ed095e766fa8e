// Unified social credit code, GB 32100-2015: a wrong length, a wrong character and a wrong check character are told apart.

/** The 31 characters of GB 32100: no I, O, S, V, Z. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Weights of the first 17 characters: powers of 3 modulo 31. */
export const USCC_WEIGHTS: readonly number[] = Array.from({ length: 17 }).reduce<number[]>(
  (weights) => [...weights, weights.length === 0 ? 1 : ((weights.at(-1) ?? 1) * 3) % 31],
  [],
)

export type UsccFault =
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'character'; readonly character: string; readonly at: number }
  | { readonly kind: 'check'; readonly expected: string; readonly found: string }

/** What is wrong with a code; undefined when it is valid. */
export function findUsccFault(code: string): UsccFault | undefined {
  const characters = [...code]
  if (characters.length !== 18) return { kind: 'length', length: characters.length }
  const at = characters.findIndex((character) => !USCC_ALPHABET.includes(character))
  if (at >= 0) return { kind: 'character', character: characters[at] ?? '', at: at + 1 }
  const expected = usccCheckCharacter(code.slice(0, 17))
  const found = characters[17] ?? ''
  return found === expected ? undefined : { kind: 'check', expected, found }
}

export const isUscc = (code: string): boolean => findUsccFault(code) === undefined

/** The 18th character that belongs to the first 17 (which must be of the alphabet). */
export function usccCheckCharacter(first17: string): string {
  const sum = USCC_WEIGHTS.reduce((total, weight, i) => total + weight * USCC_ALPHABET.indexOf(first17[i] ?? ''), 0)
  return USCC_ALPHABET[(31 - (sum % 31)) % 31] ?? ''
}
