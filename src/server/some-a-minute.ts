// Server · only so many a minute of one address: what anybody outside can set off must not fill what nobody may delete.
const MINUTE = 60_000

/** True for the first `most` of an address within a minute. */
export function someAMinute(most: number, now: () => number = Date.now): (address: string) => boolean {
  let minute = 0
  const counts = new Map<string, number>()
  return (address) => {
    const current = Math.floor(now() / MINUTE)
    if (current !== minute) {
      counts.clear()
      minute = current
    }
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    return count <= most
  }
}
