// Land · all that can be told of parcels by their shapes: rings, area against the register, overlaps, county. A step yields, for progress and for stopping.
import { type Finding, finding, notice } from '../../kernel/finding.ts'
import { boundsOf, type Shape } from '../../kernel/shape.ts'
import { areaOf } from './area.ts'
import { type County, covers, openCounty } from './outside-county.ts'
import { findOverlaps, type Overlaps, type Sliver, type Step } from './overlaps.ts'
import { countyOfCode, type Parcel, toMu } from './parcel.ts'
import { findRingFault } from './ring-faults.ts'

export interface CheckRules {
  /** Difference of measured and registered area that must be explained: 0.03 is 3 %. */
  readonly tolerance: number
  readonly sliver: Sliver
  readonly counties: readonly County[]
  /** Other parcels that are on record already. */
  readonly onRecord?: readonly OnRecord[]
}

export type OnRecord = Pick<Parcel, 'code' | 'shape'>

/** A finding, with where it lies, for the map. */
export interface Located {
  readonly finding: Finding
  readonly shape: Shape
}

export interface ParcelStep extends Step {
  readonly what: string
}

/** Points looked at between two steps. */
const POINTS = 5000

/** In order of the parcels' files and records. */
export function* checkParcels(parcels: readonly Parcel[], rules: CheckRules): Generator<ParcelStep, Located[]> {
  const found: { readonly index: number; readonly located: Located }[] = []
  const tell = (index: number, finding: Finding, shape: Shape): void => {
    found.push({ index, located: { finding, shape } })
  }
  const ofCounty = openCounties(rules.counties)
  const crossed = new Set<number>()
  let points = POINTS
  for (const [i, parcel] of parcels.entries()) {
    if (points >= POINTS) {
      yield { done: i, total: parcels.length, what: '检查图形' }
      points = 0
    }
    points += parcel.shape.flat().reduce((sum, line) => sum + line.length / 2, 0)
    const ring = ringFinding(parcel)
    if (ring !== undefined) tell(i, ring, parcel.shape)
    if (ring?.blocking === true) {
      // It has no area to compare, and no inside to lie over others or outside its county.
      crossed.add(i)
      continue
    }
    const area = areaFinding(parcel, rules.tolerance)
    if (area !== undefined) tell(i, area, parcel.shape)
    const outside = ofCounty?.(parcel, rules.sliver)
    if (outside !== undefined) tell(i, outside.finding, outside.shape)
  }
  const shapes = parcels.map(({ shape }) => shape)
  const onRecord = rules.onRecord ?? []
  const knownShapes = onRecord.map(({ shape }) => shape)
  const overlaps = yield* named(findOverlaps(shapes, rules.sliver, crossed, knownShapes))
  for (const { first, second, area, shape } of overlaps.pairs) {
    const known = onRecord[second - parcels.length]
    if (known === undefined)
      tell(second, overlapFinding(parcels[first] as Parcel, parcels[second] as Parcel, area), shape)
    else tell(first, recordFinding(parcels[first] as Parcel, known, area), shape)
  }
  for (const { first, second } of overlaps.tangled) {
    const known = onRecord[second - parcels.length]
    const [mine, other] = known === undefined ? [second, parcels[first] as Parcel] : [first, known]
    const parcel = parcels[mine] as Parcel
    const facts = { code: parcel.code, other: other.code }
    tell(mine, finding('land/overlap-tangled', parcel.at, facts), parcel.shape)
  }
  if (overlaps.stoppedAt !== undefined) {
    const parcel = parcels[overlaps.stoppedAt] as Parcel
    tell(overlaps.stoppedAt, finding('land/too-dense', parcel.at, { code: parcel.code }), parcel.shape)
  }
  return found.sort((a, b) => a.index - b.index).map(({ located }) => located)
}

function* named(steps: Generator<Step, Overlaps>): Generator<ParcelStep, Overlaps> {
  for (;;) {
    const next = steps.next()
    if (next.done === true) return next.value
    yield { ...next.value, what: '查找重叠' }
  }
}

function ringFinding({ code, shape, at }: Parcel): Finding | undefined {
  const fault = findRingFault(shape)
  if (fault === undefined) return undefined
  const facts = { code, lon: fault.lon.toFixed(6), lat: fault.lat.toFixed(6) }
  if (fault.kind === 'touching') return notice('land/ring-touches', at, facts)
  return finding(fault.kind === 'crossing' ? 'land/ring-crosses' : 'land/ring-tangled', at, facts)
}

function areaFinding({ code, measured, registered, at }: Parcel, tolerance: number): Finding | undefined {
  if (registered === undefined) return undefined
  const off = (measured - registered) / registered
  if (Math.abs(off) <= tolerance) return undefined
  return notice('land/area-differs', at, {
    code,
    measured: sayMu(measured),
    registered: sayMu(registered),
    percent: `${off > 0 ? '+' : '−'}${(Math.abs(off) * 100).toFixed(1)}`,
    tolerance: Number((tolerance * 100).toFixed(2)),
  })
}

function overlapFinding(first: Parcel, second: Parcel, area: number): Finding {
  const { file = '', record = 0 } = first.at
  return finding('land/overlap', second.at, {
    code: second.code,
    other: first.code,
    file,
    record,
    area: sayMu(area),
    percent: sayShare(area / Math.min(first.measured, second.measured)),
  })
}

function recordFinding({ code, measured, at }: Parcel, known: OnRecord, area: number): Finding {
  return finding('land/overlap-on-record', at, {
    code,
    other: known.code,
    area: sayMu(area),
    percent: sayShare(area / Math.min(measured, areaOf(known.shape))),
  })
}

const sayShare = (share: number): string => (share > 0.9995 ? '100' : (share * 100).toFixed(share < 0.01 ? 2 : 1))

export const sayMu = (squareMetres: number): string => toMu(squareMetres).toFixed(4)

/** By what the register says of the parcel, else by the first digits of its code. */
function openCounties(counties: readonly County[]) {
  if (counties.length === 0) return undefined
  const tests = counties.map((county) => ({ county, bounds: boundsOf(county.shape), test: openCounty(county) }))
  const known = new Map(
    tests.flatMap((one) =>
      [one.county.code, one.county.name].flatMap((key) => (key === undefined ? [] : [[key, one] as const])),
    ),
  )
  return ({ code, county, shape, measured, at }: Parcel, sliver: Sliver): Located | undefined => {
    const said = county ?? countyOfCode(code)
    const mine = known.get(said ?? '') ?? known.get(said?.slice(0, 6) ?? '')
    if (mine === undefined) return { finding: notice('land/county-unknown', at, { code, county: said ?? '' }), shape }
    const outside = mine.test(shape, measured, sliver)
    if (outside === undefined) return undefined
    const [x, y] = [shape[0]?.[0]?.[0] as number, shape[0]?.[0]?.[1] as number]
    const real = tests.find((other) => other !== mine && covers(other.county.shape, x, y))?.county.name
    const facts = {
      code,
      county: mine.county.name,
      area: sayMu(outside.area),
      percent: (outside.share * 100).toFixed(1),
    }
    if (outside.share < 0.999) return { finding: notice('land/across-county', at, facts), shape: outside.shape }
    return real === undefined
      ? { finding: finding('land/outside-county', at, facts), shape: outside.shape }
      : { finding: finding('land/in-other-county', at, { ...facts, real }), shape: outside.shape }
  }
}
