// Explain · the nearest value of one figure that gains: anchors outward both ways, then a bracket narrowed by interpolation.
// Written as a generator: it yields values to be tried and is given what came of them, so that many figures share one run.

export interface Tried {
  readonly gains: boolean
  readonly grade: string
  readonly total: number | null
  readonly rank: number | null
  /** Own total less what it takes, negative when short; null where it cannot be told. */
  readonly margin: number | null
}

export interface Figure {
  readonly from: number
  readonly min: number | undefined
  readonly max: number | undefined
  readonly whole: boolean
  /** The only values it may take, if limited. */
  readonly allowed: readonly number[] | undefined
  /** A smaller total is better. */
  readonly ascending: boolean
  /** How large such figures are, for one that is zero. */
  readonly usual: number
}

export interface Gain {
  readonly to: number
  readonly tried: Tried
}

export interface Found {
  readonly from: number
  readonly whole: boolean
  readonly gain: Gain | undefined
  readonly best: { readonly value: number; readonly total: number } | null
  readonly lowest: number | null
  readonly highest: number | null
  /** Some trial had a better total than now, or there is none now. */
  readonly helps: boolean
}

export type Search = Generator<number[], Found, readonly Tried[]>

/** Half of what is promised: rounding takes the other half. */
const NEAR = 2e-6
const HAIR = 1e-5
const MOST_ROUNDS = 40

export function* search(figure: Figure, now: number | null): Search {
  const seen = new Map<number, Tried>()
  const ask = function* (values: readonly number[]): Generator<number[], void, readonly Tried[]> {
    const fresh = [...new Set(values)].filter((value) => !seen.has(value) && Number.isFinite(value))
    if (fresh.length === 0) return
    const tried = yield fresh
    for (const [i, value] of fresh.entries()) {
      const one = tried[i]
      if (one !== undefined) seen.set(value, one)
    }
  }
  const anchors = anchorsOf(figure)
  yield* ask([...anchors.up, ...anchors.down])
  const gains: Gain[] = []
  for (const side of [anchors.up, anchors.down]) {
    const at = side.findIndex((value) => seen.get(value)?.gains === true)
    const hit = side[at]
    if (hit === undefined) continue
    const gain =
      figure.allowed === undefined
        ? yield* narrow(figure, side[at - 1] ?? figure.from, hit, seen, ask)
        : gainAt(seen, hit)
    if (gain !== undefined) gains.push(gain)
  }
  const [gain] = gains.sort((a, b) => Math.abs(a.to - figure.from) - Math.abs(b.to - figure.from))
  const totals = [...seen].flatMap(([value, { total }]) => (total === null ? [] : [{ value, total }]))
  const best = totals.sort((a, b) => (b.total - a.total) * (figure.ascending ? -1 : 1))[0] ?? null
  const values = [...seen.keys()]
  return {
    from: figure.from,
    whole: figure.whole || figure.allowed !== undefined,
    gain,
    best,
    lowest: values.length === 0 ? null : Math.min(...values, figure.from),
    highest: values.length === 0 ? null : Math.max(...values, figure.from),
    helps: now === null || (best !== null && (best.total - now) * (figure.ascending ? -1 : 1) > 1e-12),
  }
}

const gainAt = (seen: ReadonlyMap<number, Tried>, value: number): Gain | undefined => {
  const tried = seen.get(value)
  return tried?.gains === true ? { to: value, tried } : undefined
}

/** From `no`, which does not gain, to `yes`, which does. */
function* narrow(
  figure: Figure,
  no: number,
  yes: number,
  seen: ReadonlyMap<number, Tried>,
  ask: (values: readonly number[]) => Generator<number[], void, readonly Tried[]>,
): Generator<number[], Gain | undefined, readonly Tried[]> {
  let [low, high] = [no, yes]
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const width = Math.abs(high - low)
    if (figure.whole ? width <= 1 : width <= NEAR * Math.abs(high)) {
      // What lies between the start and the find may gain too: then the find was not the least.
      const between = [0.25, 0.5, 0.75].map((part) =>
        tidy(figure, figure.from + (low - figure.from) * part, low < figure.from),
      )
      const gain = yield* settle(figure, low, high, between, seen, ask)
      const sooner = between.find((value) => seen.get(value)?.gains === true)
      if (sooner === undefined || gain === undefined) return gain
      ;[low, high] = [between[between.indexOf(sooner) - 1] ?? figure.from, sooner]
      continue
    }
    const values = pointsWithin(low, high, seen.get(low)?.margin ?? null, seen.get(high)?.margin ?? null, round).map(
      (value) => tidy(figure, value, high < low),
    )
    yield* ask(values)
    const sorted = [...new Set([low, ...values, high])].sort((a, b) => (a - b) * (high > low ? 1 : -1))
    const at = sorted.findIndex((value) => value !== low && seen.get(value)?.gains === true)
    ;[low, high] = [sorted[at - 1] ?? low, sorted[at] ?? high]
  }
  return gainAt(seen, high)
}

/** Around where the margins say the gain begins, and in the middle in case they mislead. */
function pointsWithin(low: number, high: number, before: number | null, after: number | null, round: number): number[] {
  // Far apart, the middle is that of magnitudes.
  const ratio = high / low
  const wide = ratio > 4 || (ratio > 0 && ratio < 0.25)
  const at = (part: number): number => (wide ? low * ratio ** part : low + (high - low) * part)
  if (before === null || after === null || before >= 0 || after < 0) return [0.2, 0.4, 0.6, 0.8].map(at)
  const guess = after === before ? 0.5 : -before / (after - before)
  const reach = [0.15, 0.02, 0.002][Math.min(round, 2)] ?? 0.002
  const parts = [guess - reach, guess - reach / 20, guess + reach / 20, guess + reach, 0.5]
  const straight = (part: number): number => low + (high - low) * part
  return [...parts.filter((part) => part > 0 && part < 1).map(straight), ...(wide ? [at(0.5)] : [])]
}

/** The find in as few digits as keep it within the promise. */
function* settle(
  figure: Figure,
  low: number,
  high: number,
  besides: readonly number[],
  seen: ReadonlyMap<number, Tried>,
  ask: (values: readonly number[]) => Generator<number[], void, readonly Tried[]>,
): Generator<number[], Gain | undefined, readonly Tried[]> {
  if (figure.whole) {
    yield* ask(besides)
    return gainAt(seen, high)
  }
  const up = high > low
  const short = shortest(high, up, NEAR * 2, figure)
  const hair = hairLess(short, up)
  const past = up ? hair <= figure.from : hair >= figure.from
  yield* ask(past ? [short, ...besides] : [short, hair, ...besides])
  return gainAt(seen, short) ?? gainAt(seen, high)
}

/** A hundred-thousandth less of a change. */
export const hairLess = (to: number, up: boolean): number => to - (up ? 1 : -1) * HAIR * Math.abs(to)

/** Rounded away from where it came from. */
function shortest(value: number, up: boolean, within: number, figure: Figure): number {
  for (let digits = 2; digits <= 15; digits++) {
    const places = digits - 1 - Math.floor(Math.log10(Math.abs(value)))
    const scaled = Number(`${Number(value.toPrecision(16))}e${places}`)
    const rounded = Number(`${up ? Math.ceil(scaled) : Math.floor(scaled)}e${-places}`)
    if (Number.isFinite(rounded) && Math.abs(rounded - value) <= within * Math.abs(value) && keeps(figure, rounded))
      return rounded
  }
  return value
}

const keeps = ({ min, max }: Figure, value: number): boolean =>
  (min === undefined || value >= min) && (max === undefined || value <= max)

function tidy(figure: Figure, value: number, down: boolean): number {
  const kept = Math.min(figure.max ?? value, Math.max(figure.min ?? value, value))
  return figure.whole ? (down ? Math.floor(kept) : Math.ceil(kept)) : kept
}

/** So many whole figures are tried one by one. */
const FEW = 16

/** Close above the floor, where a quotient is largest. Of whole figures a few are all there are; a part of them would be rounded to the floor itself. */
function nearFloor({ from, whole }: Figure, floor: number): number[] {
  const room = from - floor
  if (!whole) return [floor + room * 1e-3]
  if (room <= FEW) return Array.from({ length: Math.max(0, Math.floor(room)) }, (_, i) => floor + i + 1)
  return [floor + room / 4, floor + room / 20, floor + room / 100, floor + 1]
}

/** Values outward from the present one; none beyond what the scheme allows. */
function anchorsOf(figure: Figure): { up: number[]; down: number[] } {
  const { from, min, max, allowed } = figure
  if (allowed !== undefined) {
    const sorted = [...allowed].sort((a, b) => a - b)
    return { up: sorted.filter((value) => value > from), down: sorted.filter((value) => value < from).reverse() }
  }
  const unit = from === 0 ? Math.max(figure.usual, 1e-6) : Math.abs(from)
  const steps = figure.whole ? [1 / unit, 1, 99] : [0.02, 1, 99]
  const up = [...steps.map((step) => from + unit * step), ...(max === undefined ? [] : [max])]
  const floor = min ?? (from > 0 ? 0 : undefined)
  const falls = figure.whole ? [1 / unit, 0.5] : [0.02, 0.5]
  const deep = floor === undefined ? [from - unit, from - unit * 99] : [...nearFloor(figure, floor), floor]
  const down = from <= (floor ?? Number.NEGATIVE_INFINITY) ? [] : [...falls.map((step) => from - unit * step), ...deep]
  const clean = (values: readonly number[], falling: boolean): number[] =>
    [...new Set(values.map((value) => tidy(figure, value, falling)))]
      .filter((value) => (falling ? value < from : value > from))
      .sort((a, b) => (falling ? b - a : a - b))
  return { up: clean(up, false), down: clean(down, true) }
}
