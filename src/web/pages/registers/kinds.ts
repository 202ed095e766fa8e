// Web · the kinds of register, what stands in a list of each, and which files go into which.
export const KINDS = ['platform', 'enterprise', 'parcel', 'cluster', 'base', 'park', 'complex', 'exit_park'] as const
export type Kind = (typeof KINDS)[number]

/** What the list shows of each besides code, name, unit and since when. */
export const LISTED: Readonly<Record<Kind, readonly string[]>> = {
  platform: ['kind', 'titles', 'industries', 'town'],
  enterprise: ['scale', 'industry', 'town', 'platform'],
  parcel: ['area', 'use', 'holder_name', 'town', 'platform'],
  cluster: [],
  base: [],
  park: ['town', 'land', 'floor_area'],
  complex: ['industries'],
  exit_park: ['town', 'receiver'],
}
/** Facts that name a platform by its code. */
export const NAMES_PLATFORM: readonly string[] = ['platform', 'receiver']

export const IMPORTABLE = [
  'enterprise',
  'platform',
  'parcel',
  'tenure',
  'boundary',
  'cluster',
  'base',
  'park',
  'complex',
  'exit_park',
] as const
export type Importable = (typeof IMPORTABLE)[number]

const SHARED: readonly Importable[] = ['enterprise', 'parcel', 'tenure', 'boundary', 'park', 'exit_park']
/** What a role is offered; the server decides. */
export const importableBy = (role: string): readonly Importable[] =>
  role === 'rule-keeper' ? IMPORTABLE : role === 'owner-department' ? SHARED : []

/** Parcels and boundaries come as shapes, the others as sheets. */
export const isShapes = (what: Importable): boolean => what === 'parcel' || what === 'boundary'

export const BOUNDED = ['unit', 'platform', 'cluster', 'base', 'park', 'complex', 'exit_park'] as const
