// Web · the bars of how peers spread: as high as they are crowded, for they need not be equally wide; an open end is drawn about as wide as the rest.
export interface PeerBins {
  readonly quarter: number | null
  readonly three_quarters: number | null
  readonly bins: readonly { readonly from: number | null; readonly to: number | null; readonly count: number }[]
}

export function barsOf({ bins, quarter, three_quarters: threeQuarters }: PeerBins) {
  const closed = bins.flatMap(({ from, to }) => (from === null || to === null ? [] : [to - from]))
  const wide = Math.max(...closed, closed.length > 0 ? 0 : (threeQuarters ?? 0) - (quarter ?? 0)) || 1
  const bars = bins.map(({ from, to, count }) => {
    const [left, right] = [from ?? (to ?? 0) - wide, to ?? (from ?? 0) + wide]
    return { from: left, to: right, density: count / (right - left || 1) }
  })
  return { bars, low: bars[0]?.from ?? 0, high: bars.at(-1)?.to ?? 1 }
}
