// What the synthetic city is made from, as read from data/demo and data/published. Plain data; nothing here touches a file.

export interface DemoBook {
  readonly city: City
  readonly industries: Readonly<Record<string, Industry>>
  readonly profile: Profile
  /** County code → its towns, code → name. */
  readonly towns: Readonly<Record<string, { readonly name: string; readonly towns: Readonly<Record<string, string>> }>>
  readonly figures: PublishedFigures
}

export interface City {
  readonly year: number
  readonly first_year: number
  readonly enterprises: { readonly above: number; readonly below: number }
  readonly totals: {
    readonly added_base_year: number
    readonly ratios: Readonly<Record<RatioId, { readonly value: number }>>
  }
  readonly dirt: Readonly<Record<DirtId, number>>
}

export type RatioId =
  | 'added_per_mu'
  | 'tax_per_mu'
  | 'added_per_head'
  | 'added_rate'
  | 'added_per_energy'
  | 'added_per_emission'
  | 'rnd_share'
  | 'below_land_per_firm'
  | 'below_tax_per_mu'
  | 'below_tax_per_electricity'

export type DirtId =
  | 'zero_tax'
  | 'zero_tax_below'
  | 'no_emission'
  | 'no_emission_heavy'
  | 'no_rnd'
  | 'zero_rnd'
  | 'tenant'
  | 'shared_site'
  | 'start_up'
  | 'accident'

/** Relative levels: added value and land per head; energy, emission per added value; R&D per revenue. */
export interface Industry {
  readonly name: string
  readonly added: number
  readonly land: number
  readonly energy: number
  readonly emission: number
  readonly rnd: number
  readonly heavy?: boolean
}

export interface Profile {
  readonly utilities: Readonly<Record<string, number>>
  readonly units: readonly UnitProfile[]
}

export interface UnitProfile {
  readonly name: string
  readonly short: string
  readonly county: string
  readonly firms: number
  readonly level: number
  /** Towns counted here though they lie in a county; without it, all towns of `county` that no zone has taken. */
  readonly towns?: readonly string[]
  readonly light_towns: readonly string[]
  readonly platforms: readonly string[]
  readonly park_free: readonly string[]
  readonly industries: Readonly<Record<string, number>>
}

export interface PublishedFigures {
  readonly gdp: YearFigures
  readonly added_above_scale: YearFigures
  readonly added_growth_2022_january_to_july: {
    readonly city: number
    readonly units: Readonly<Record<string, number>>
  }
}

export interface YearFigures {
  readonly values: Readonly<Record<string, { readonly value: number }>>
}
