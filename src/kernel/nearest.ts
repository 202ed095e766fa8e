// The nearest of the words that would have been right, for "did you mean".

/** Undefined when nothing is near enough to be meant. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))
  const [first] = ranked
  return first !== undefined && first.far <= Math.max(1, Math.floor(word.length / 2)) ? first.candidate : undefined
}

/** Edits that turn one word into the other. */
function distance(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (last[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    last = next
  }
  return last[b.length] ?? 0
}
