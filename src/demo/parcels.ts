// The synthetic parcels: one per site of the synthetic enterprises, as large as the land they report; laid out in blocks around invented town centres.
import { planeAt } from '../kernel/plane.ts'
import type { Shape } from '../kernel/shape.ts'
import type { Centre } from './town-centres.ts'

/** One enterprise on its site; rows of a site stand together. */
export interface Seat {
  readonly id: string
  readonly name: string
  /** Code of the town, a dash, a number. */
  readonly site: string
  /** 亩. */
  readonly land: number
  readonly tenant: boolean
  readonly years: number
}

export interface DemoParcel {
  readonly code: string
  readonly town: string
  /** ㎡, as registered. */
  readonly area: number
  readonly seats: readonly Seat[]
  readonly owner: Seat
}

export interface PlacedParcel extends DemoParcel {
  readonly shape: Shape
}

/** Shares of parcels that are drawn over their neighbour, and smaller than registered: what a real layer has too. */
const FAULTS = { over: 0.0004, small: 0.0012 }
/** Metres: a road between rows, a lane after every fourth parcel, and by how much a faulty one lies over. */
const ROAD = 15
const LANE = 8
const OVER = 3

export function planParcels(seats: readonly Seat[]): DemoParcel[] {
  const sites = new Map<string, Seat[]>()
  for (const seat of seats) {
    const mine = sites.get(seat.site)
    if (mine === undefined) sites.set(seat.site, [seat])
    else mine.push(seat)
  }
  return [...sites].flatMap(([code, mine]) => {
    const owner = mine.find(({ tenant }) => !tenant) ?? mine[0]
    if (owner === undefined) return []
    // Whole hundredths of a mu are summed, so that no order of addition shows.
    const hundredths = mine.reduce((sum, { land }) => sum + Math.round(land * 100), 0)
    const area = Math.round((hundredths * 200_000) / 3) / 1e4
    return [{ code, town: code.split('-')[0] ?? '', area, seats: mine, owner }]
  })
}

/** Parcels of one town in rows around its centre, the largest first. `chance` gives a parcel its own number from 0 to 1. */
export function placeParcels(
  parcels: readonly DemoParcel[],
  { lon, lat }: Centre,
  chance: (code: string) => number,
): PlacedParcel[] {
  const sorted = [...parcels].sort((a, b) => b.area - a.area || (a.code < b.code ? -1 : 1))
  const total = sorted.reduce((sum, { area }) => sum + area, 0)
  const rowLength = Math.sqrt(total * 1.3)
  const plane = planeAt(lon, lat)
  const placed: PlacedParcel[] = []
  let [x, y, height, inRow] = [0, 0, 0, 0]
  for (const parcel of sorted) {
    if (inRow === 0 || x > rowLength) {
      y += height === 0 ? 0 : height + ROAD
      height = Math.sqrt(parcel.area)
      ;[x, inRow] = [0, 0]
    }
    const width = parcel.area / height
    const luck = chance(parcel.code)
    const wide = luck < FAULTS.over ? width + OVER : width
    const high = luck >= FAULTS.over && luck < FAULTS.over + FAULTS.small ? height * 0.95 : height
    const [left, low] = [x - rowLength / 2, y - rowLength / 2]
    const corner = (east: number, north: number): number[] => [lon + east / plane.east, lat + north / plane.north]
    const ring = [
      corner(left, low),
      corner(left + wide, low),
      corner(left + wide, low + high),
      corner(left, low + high),
      corner(left, low),
    ]
    placed.push({ ...parcel, shape: [[Float64Array.from(ring.flat())]] })
    inRow++
    x += width + (inRow % 4 === 0 ? LANE : 0)
  }
  return placed
}

export const TENURE_HEAD = [
  '统一社会信用代码',
  '企业名称',
  '宗地代码',
  '用地关系',
  '面积（亩）',
  '起始日期',
  '终止日期',
  '对方统一社会信用代码',
  '依据',
]

/** Who owns and who rents: neighbours that rent do so from the owner of the site, with a row on both sides. */
export function tenureRows({ code, seats, owner }: DemoParcel, year: number): (string | number | null)[][] {
  const since = (seat: Seat): string => `${year - Math.max(1, seat.years) - 1}-07-01`
  const tenants = seats.filter((seat) => seat !== owner && seat.tenant)
  const holding = (seat: Seat): number =>
    (Math.round(seat.land * 100) +
      (seat === owner ? tenants.reduce((sum, { land }) => sum + Math.round(land * 100), 0) : 0)) /
    100
  const owned = seats
    .filter((seat) => !tenants.includes(seat))
    .map((seat) => [seat.id, seat.name, code, '自有', holding(seat), since(owner), null, null, `模拟不动产权 ${code}`])
  const leased = tenants.flatMap((seat, i) => {
    const lease = [seat.land, `${year - 1}-01-01`, `${year + 2}-12-31`] as const
    const paper = `模拟租赁合同 ${code}-${i + 1}`
    return [
      [owner.id, owner.name, code, '租出', ...lease, seat.id, paper],
      [seat.id, seat.name, code, '租入', ...lease, owner.id, paper],
    ]
  })
  return [...owned, ...leased]
}
