// Repeatable chance inside SQL: each named stream gives unit `i` its own uniform number, whatever the row order or thread count.

/** Uniform and normal numbers as SQL text over a UBIGINT column `i`. */
export interface Chance {
  /** In the open interval (0, 1). */
  uniform(stream: string): string
  normal(stream: string): string
  /** The same for one named thing of the plan (a town), as a number. */
  number(stream: string): number
}

export function planChance(seed: number): Chance {
  const key = (stream: string): bigint => mix(mix(BigInt(seed) & MASK) ^ fold(stream))
  const uniform = (stream: string): string =>
    `(((hash(xor(i, ${key(stream)}::UBIGINT)) >> 11)::DOUBLE + 0.5) / 9007199254740992::DOUBLE)`
  return {
    uniform,
    normal: (stream) =>
      `(sqrt(-2 * ln(${uniform(`${stream}/r`)})) * cos(6.283185307179586::DOUBLE * ${uniform(`${stream}/a`)}))`,
    number: (stream) => Number(key(stream) >> 11n) / 2 ** 53,
  }
}

const MASK = (1n << 64n) - 1n

// SplitMix64: keys that differ in one bit share nothing, so streams of neighbouring seeds are not correlated.
function mix(seed: bigint): bigint {
  let z = (seed + 0x9e3779b97f4a7c15n) & MASK
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK
  return z ^ (z >> 31n)
}

// FNV-1a over the stream's name.
function fold(text: string): bigint {
  let hash = 0xcbf29ce484222325n
  for (const letter of text) hash = ((hash ^ BigInt(letter.codePointAt(0) ?? 0)) * 0x100000001b3n) & MASK
  return hash
}
