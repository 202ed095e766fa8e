// App · evaluation: how values spread, told to one of those they are of: every number and every bin is of five of them at least.

export interface VeiledSpread {
  readonly lowest: null
  readonly quarter: number | null
  readonly median: number | null
  readonly three_quarters: number | null
  readonly highest: null
  readonly bins: readonly VeiledBin[]
}
export interface VeiledBin {
  /** Null: open, it holds whatever lies beyond. */
  readonly from: number | null
  readonly to: number | null
  readonly count: number
}

/** Fewer than so many would tell each other's figures to whoever does not see them. */
export const FEWEST = 5
const MOST_BINS = 30

/** `values` rising. Whatever number of bins is asked for, their edges are among the same few: two pictures laid over each other tell no more than one. */
export function veiledSpread(values: readonly number[], asked: number): VeiledSpread {
  if (values.length < FEWEST)
    return { lowest: null, quarter: null, median: null, three_quarters: null, highest: null, bins: [] }
  return {
    lowest: null,
    quarter: around(values, 0.25),
    median: around(values, 0.5),
    three_quarters: around(values, 0.75),
    highest: null,
    bins: noMoreThan(asked, fullBins(values)),
  }
}

/** The mean of the five whose places are nearest. */
function around(values: readonly number[], share: number): number {
  const place = Math.round(share * (values.length - 1)) - (FEWEST - 1) / 2
  const first = Math.min(Math.max(place, 0), values.length - FEWEST)
  return values.slice(first, first + FEWEST).reduce((sum, one) => sum + one, 0) / FEWEST
}

/** Between round edges, those of few joined to the next. */
function fullBins(values: readonly number[]): VeiledBin[] {
  const bins: VeiledBin[] = []
  let [from, before]: [number | null, number] = [null, 0]
  for (const edge of roundEdges(values)) {
    const below = values.findIndex((one) => one >= edge)
    if (below - before < FEWEST || values.length - below < FEWEST) continue
    bins.push({ from, to: edge, count: below - before })
    ;[from, before] = [edge, below]
  }
  return [...bins, { from, to: null, count: values.length - before }]
}

/** Multiples of a round step, well inside: neither they nor the step follow the lowest or the highest. */
function roundEdges(values: readonly number[]): number[] {
  const last = values.length - 1
  const outside = Math.max(Math.round(last / 20), (FEWEST - 1) / 2)
  const [low, high] = [values[outside] ?? 0, values[last - outside] ?? 0]
  const wide = (high - low) / Math.min(MOST_BINS, Math.floor(values.length / FEWEST))
  if (!(wide > 0)) return []
  const power = 10 ** Math.floor(Math.log10(wide))
  const step = power * ([1, 2, 5].find((one) => one * power >= wide) ?? 10)
  const edges: number[] = []
  for (let n = Math.floor(low / step) + 1; n * step < high; n++) edges.push(Number((n * step).toPrecision(12)))
  return edges
}

function noMoreThan(most: number, bins: readonly VeiledBin[]): VeiledBin[] {
  const size = Math.ceil(bins.length / most)
  return Array.from({ length: Math.ceil(bins.length / size) }, (_, n) => {
    const joined = bins.slice(n * size, (n + 1) * size)
    return {
      from: joined[0]?.from ?? null,
      to: joined.at(-1)?.to ?? null,
      count: joined.reduce((sum, { count }) => sum + count, 0),
    }
  })
}
