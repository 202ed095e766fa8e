// App · parcels on record and in force on a day that lie where those of a file lie, without those that the file itself speaks of.
import { type Bounds, boundsOf } from '../kernel/shape.ts'
import type { OnRecord } from '../record/land/check-parcels.ts'
import { shapeOf } from '../record/land/outline.ts'
import type { Parcel } from '../record/land/parcel.ts'
import { parcelsInBut } from '../store/pg/land.ts'
import type { Store } from '../store/pg/open.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import type { Steps } from './run-steps.ts'

/** Fields to a side: few readings, and none of the ground between parcels that lie far apart. */
const SIDE = 8

export async function parcelsBeside(
  store: Store,
  who: Who,
  parcels: readonly Parcel[],
  day: string,
  { onProgress, signal }: Steps = {},
): Promise<OnRecord[]> {
  const own = new Set(parcels.map(({ code }) => code))
  const fields = fieldsOf(parcels)
  const found = new Map<string, OnRecord>()
  await readAs(store, who, async (session) => {
    for (const [i, { bounds, codes }] of fields.entries()) {
      signal?.throwIfAborted()
      onProgress?.(i, fields.length, '读取名录中的宗地')
      for (const { id, outline } of await parcelsInBut(session, bounds, day, codes))
        if (!own.has(id) && !found.has(id)) found.set(id, { code: id, shape: shapeOf(outline) })
    }
  })
  return [...found.values()]
}

interface Field {
  readonly bounds: Bounds
  readonly codes: readonly string[]
}

/** Parcels by the field in which their south-western corner lies, and what ground those of a field take up. */
function fieldsOf(parcels: readonly Parcel[]): Field[] {
  const placed = parcels.map(({ code, shape }) => ({ code, bounds: boundsOf(shape) }))
  const whole = placed.reduce((all, { bounds }) => join(all, bounds), NOWHERE)
  const step = (at: number, from: number, to: number): number =>
    to > from ? Math.min(SIDE - 1, Math.floor(((at - from) / (to - from)) * SIDE)) : 0
  const fields = new Map<number, { bounds: Bounds; codes: string[] }>()
  for (const { code, bounds } of placed) {
    const column = step(bounds.minX, whole.minX, whole.maxX)
    const key = column * SIDE + step(bounds.minY, whole.minY, whole.maxY)
    const field = fields.get(key)
    if (field === undefined) fields.set(key, { bounds, codes: [code] })
    else {
      field.bounds = join(field.bounds, bounds)
      field.codes.push(code)
    }
  }
  return [...fields.values()]
}

const NOWHERE: Bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }

const join = (a: Bounds, b: Bounds): Bounds => ({
  minX: Math.min(a.minX, b.minX),
  minY: Math.min(a.minY, b.minY),
  maxX: Math.max(a.maxX, b.maxX),
  maxY: Math.max(a.maxY, b.maxY),
})
