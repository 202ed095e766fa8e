// Land · rings that cross or touch themselves or one another: the one has no area that anyone could agree on, the other is only worth a look.
import Flatbush from 'flatbush'
import { planeAt } from '../../kernel/plane.ts'
import type { Shape } from '../../kernel/shape.ts'

export interface RingFault {
  readonly kind: 'crossing' | 'touching' | 'tangled'
  /** Where, in degrees. */
  readonly lon: number
  readonly lat: number
}

/** Metres: closer than this counts as touching, not as crossing. */
const TOUCH = 0.01
/** Pairs of edges looked at, per edge on average: only a tangle has more. */
const MOST_LOOKS = 20
const SOME_LOOKS = 50_000
const FEW = 32

interface Edge {
  readonly ring: number
  readonly at: number
  /** Edges in its ring. */
  readonly of: number
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
}

/** The first crossing; without one, the first touch; undefined for a plain shape. */
export function findRingFault(shape: Shape): RingFault | undefined {
  const [x0, y0] = [shape[0]?.[0]?.[0] as number, shape[0]?.[0]?.[1] as number]
  const plane = planeAt(x0, y0)
  const edges = edgesOf(shape, (lon, lat) => [(lon - x0) * plane.east, (lat - y0) * plane.north])
  const place = (x: number, y: number) => ({ lon: x0 + x / plane.east, lat: y0 + y / plane.north })
  const near = edges.length > FEW ? openIndex(edges) : undefined
  let touch: RingFault | undefined
  let looks = 0
  for (const [i, a] of edges.entries()) {
    const others = near === undefined ? later(i, edges.length) : near(a, i)
    looks += others.length
    if (looks > MOST_LOOKS * edges.length + SOME_LOOKS) return { kind: 'tangled', ...place(a.ax, a.ay) }
    for (const j of others) {
      const b = edges[j] as Edge
      const kind = meeting(a, b)
      if (kind === 'crossing') return { kind, ...place(...crossingOf(a, b)) }
      if (kind === 'touching') touch ??= { kind, ...place(b.ax, b.ay) }
    }
  }
  return touch
}

function edgesOf(shape: Shape, toPlane: (lon: number, lat: number) => readonly [number, number]): Edge[] {
  return shape.flat().flatMap((ring, number) => {
    const points: (readonly [number, number])[] = []
    for (let i = 0; i + 2 < ring.length; i += 2) {
      // A point written twice makes an edge without length, which would touch everything.
      if (i > 0 && ring[i] === ring[i - 2] && ring[i + 1] === ring[i - 1]) continue
      points.push(toPlane(ring[i] as number, ring[i + 1] as number))
    }
    return points.map(([ax, ay], at) => {
      const [bx, by] = points[(at + 1) % points.length] as readonly [number, number]
      return { ring: number, at, of: points.length, ax, ay, bx, by }
    })
  })
}

const later = (i: number, n: number): number[] => Array.from({ length: n - i - 1 }, (_, k) => i + 1 + k)

function openIndex(edges: readonly Edge[]): (edge: Edge, i: number) => number[] {
  const index = new Flatbush(edges.length)
  const box = ({ ax, ay, bx, by }: Edge): [number, number, number, number] => [
    Math.min(ax, bx) - TOUCH,
    Math.min(ay, by) - TOUCH,
    Math.max(ax, bx) + TOUCH,
    Math.max(ay, by) + TOUCH,
  ]
  for (const edge of edges) index.add(...box(edge))
  index.finish()
  return (edge, i) => index.search(...box(edge), (j) => j > i)
}

function meeting(a: Edge, b: Edge): 'crossing' | 'touching' | undefined {
  const ends = shared(a, b)
  if (ends === 'next') return foldsBack(a, b) ? 'touching' : undefined
  const [c, d] = [distance(a, b.ax, b.ay), distance(a, b.bx, b.by)]
  const [e, f] = [distance(b, a.ax, a.ay), distance(b, a.bx, a.by)]
  const apart = c > 0 === d > 0 || e > 0 === f > 0
  if (!apart && Math.min(Math.abs(c), Math.abs(d), Math.abs(e), Math.abs(f)) > TOUCH) return 'crossing'
  const close = isNear(a, b.ax, b.ay) || isNear(a, b.bx, b.by) || isNear(b, a.ax, a.ay) || isNear(b, a.bx, a.by)
  return close ? 'touching' : undefined
}

/** Edges that follow one another in a ring always meet. */
function shared(a: Edge, b: Edge): 'next' | undefined {
  if (a.ring !== b.ring) return undefined
  const step = Math.abs(a.at - b.at)
  return step === 1 || step === a.of - 1 ? 'next' : undefined
}

/** A spike: the next edge runs back over the one before. */
function foldsBack(a: Edge, b: Edge): boolean {
  const [first, second] = a.bx === b.ax && a.by === b.ay ? [a, b] : [b, a]
  const dot = (second.bx - second.ax) * (first.bx - first.ax) + (second.by - second.ay) * (first.by - first.ay)
  return dot < 0 && (isNear(first, second.bx, second.by) || isNear(second, first.ax, first.ay))
}

/** Signed metres from the line through an edge. */
function distance({ ax, ay, bx, by }: Edge, x: number, y: number): number {
  return ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / Math.hypot(bx - ax, by - ay)
}

function isNear({ ax, ay, bx, by }: Edge, x: number, y: number): boolean {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy) <= TOUCH
}

function crossingOf(a: Edge, b: Edge): readonly [number, number] {
  const [c, d] = [distance(a, b.ax, b.ay), distance(a, b.bx, b.by)]
  const part = c / (c - d)
  return [b.ax + part * (b.bx - b.ax), b.ay + part * (b.by - b.ay)]
}
