// What a city puts on record besides its enterprises: registers of clusters, bases, small-business parks, complexes, and the figures of all of them over the years.
import type { City, Profile } from './city.ts'
import { type Every, type Member, type PeriodicSheet, periodicSheet, type Series } from './periodic-sheets.ts'
import type { Chance } from './uniform.ts'

/** data/demo/record.yaml */
export interface RecordRecipe {
  readonly units: Readonly<Record<string, Figure>>
  readonly clusters: {
    readonly figures: Readonly<Record<string, Figure>>
    readonly members: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
  readonly bases: Group
  readonly parks: Group
  readonly complexes: Group
  readonly exit_parks: Readonly<Record<string, Figure>>
  readonly evaluations: readonly {
    readonly name: string
    readonly scheme: string
    readonly facts?: Readonly<Record<string, string>>
  }[]
  /** A reporting unit. */
  readonly shown_unit: string
}

interface Figure {
  readonly level?: number
  readonly growth: number
  readonly spread?: number
  readonly whole?: boolean
}

interface Group {
  readonly code: string
  readonly name: string
  readonly count: number
  readonly facts?: Readonly<Record<string, { readonly level: number; readonly spread: number }>>
  readonly figures?: Readonly<Record<string, Figure>>
}

/** From the catalogue: `vacated_land` of a unit is filed in 亩, by month. */
export type Catalogue = Readonly<
  Record<
    string,
    Readonly<Record<string, { readonly label: string; readonly unit: string; readonly period: Every | 'register' }>>
  >
>

export interface RegisterList {
  readonly kind: string
  readonly file: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** Rows of `platformYearsSql` and `unitYearsSql`. */
export interface YearRows {
  readonly platforms: readonly Readonly<Record<string, unknown>>[]
  readonly units: readonly Readonly<Record<string, unknown>>[]
}

export interface RecordBook {
  readonly city: City
  readonly profile: Profile
  readonly recipe: RecordRecipe
  readonly catalogue: Catalogue
  /** Reporting units by their name, 南湖区 → nanhu. */
  readonly unitIds: Readonly<Record<string, string>>
  readonly exitParks: readonly Member[]
}

const GROUPS = { base: 'bases', park: 'parks', complex: 'complexes' } as const
const NAMES: Readonly<Record<string, string>> = {
  base: '培育基地',
  park: '小微企业园',
  complex: '创新服务综合体',
  cluster: '产业集群',
}

export function registerLists({ city, profile, recipe, catalogue }: RecordBook, chance: Chance): RegisterList[] {
  const groups = (['base', 'park', 'complex'] as const).map((kind): RegisterList => {
    const group = recipe[GROUPS[kind]]
    const facts = Object.entries(group.facts ?? {})
    const headers = facts.map(([id]) => `${catalogue[kind]?.[id]?.label ?? id}（${catalogue[kind]?.[id]?.unit ?? ''}）`)
    return {
      kind,
      file: `模拟-${city.year}-名录-${NAMES[kind]}`,
      head: ['单位编号', '单位名称', '所属县市区', ...headers],
      rows: membersOf(group, profile).map(({ id, name, county }) => [
        ...[id, name, county],
        ...facts.map(([fact, { level, spread }]) =>
          Math.round(level * Math.exp(spread * normal(chance, `${kind}/${id}/${fact}`))),
        ),
      ]),
    }
  })
  const counties = profile.units.map(({ name }) => name)
  const clusters: RegisterList = {
    kind: 'cluster',
    file: `模拟-${city.year}-名录-${NAMES['cluster']}`,
    head: ['单位编号', '单位名称', '所属县市区'],
    rows: Object.keys(recipe.clusters.members).map((name, n) => [name, name, counties[n % counties.length] ?? '']),
  }
  return [clusters, ...groups]
}

/** By kind of subject. */
export function periodicSheets(
  { city, profile, recipe, catalogue, unitIds, exitParks }: RecordBook,
  { platforms, units }: YearRows,
  chance: Chance,
): Readonly<Record<string, PeriodicSheet>> {
  const years = Array.from({ length: city.year - city.first_year + 1 }, (_, n) => city.first_year + n)
  const series = (
    kind: string,
    indicator: string,
    figure: Pick<Figure, 'whole'>,
    value: Series['value'],
    stock = false,
  ): Series => {
    const { label = indicator, unit = '', period = 'year' } = catalogue[kind]?.[indicator] ?? {}
    const every = period === 'register' ? 'year' : period
    return { indicator, label, unit, every, stock, digits: figure.whole === true ? 0 : 2, value }
  }
  /** The level of the last year walked back. */
  const walked = (name: string, { growth, spread = 0 }: Figure, level: number, year: number): number =>
    level *
    (1 + growth) ** (year - city.year) *
    Math.exp(spread * (year === city.year ? 0 : normal(chance, `${name}/${year}`)))
  const weights = profile.units.reduce((sum, { firms }) => sum + firms, 0)
  const unitMembers = profile.units.map(({ name }) => ({ id: unitIds[name] ?? name, name }))
  const firmsOf = new Map(profile.units.map(({ name, firms }) => [unitIds[name] ?? name, firms]))
  const found = (rows: YearRows['units'], key: string, id: string, year: number, column: string): number | null => {
    const row = rows.find((one) => Number(one['year']) === year && one[key] === id)
    return row?.[column] === null || row?.[column] === undefined ? null : Number(row[column])
  }
  const nameOf = new Map(unitMembers.map(({ id, name }) => [id, name]))
  const unitSeries = [
    ...['added', 'staff'].map((id) =>
      series('unit', id, { whole: id === 'staff' }, (unit, year) =>
        found(units, 'county', nameOf.get(unit) ?? '', year, id),
      ),
    ),
    ...Object.entries(recipe.units).map(([id, figure]) =>
      series(
        'unit',
        id,
        figure,
        (unit, year) =>
          walked(`unit/${unit}/${id}`, figure, ((figure.level ?? 0) * (firmsOf.get(unit) ?? 0)) / weights, year),
        STOCKS.includes(id),
      ),
    ),
  ]
  const first = platforms.filter((row) => Number(row['year']) === city.year)
  const platformMembers = first.map((row) => ({ id: String(row['id']), name: String(row['name']) }))
  const platformSeries = Object.keys(first[0] ?? {})
    .filter((id) => !['year', 'id', 'name'].includes(id))
    .map((id) =>
      series('platform', id, { whole: WHOLE.has(catalogue['platform']?.[id]?.unit ?? '') }, (one, year) =>
        found(platforms, 'id', one, year, id),
      ),
    )
  const ofGroup = (kind: 'base'): Series[] =>
    Object.entries(recipe[GROUPS[kind]].figures ?? {}).map(([id, figure]) =>
      series(kind, id, figure, (one, year) => {
        const level = (figure.level ?? 0) * Math.exp((figure.spread ?? 0) * normal(chance, `${kind}/${one}/${id}`))
        return walked(`${kind}/${one}/${id}`, { ...figure, spread: 0.04 }, level, year)
      }),
    )
  const plan = (what: string, members: readonly Member[], list: readonly Series[]): PeriodicSheet =>
    periodicSheet({ what, years, members, series: list }, chance)
  return {
    unit: plan('各单位', unitMembers, unitSeries),
    platform: plan('重大平台', platformMembers, platformSeries),
    cluster: plan(
      NAMES['cluster'] ?? '',
      Object.keys(recipe.clusters.members).map((name) => ({ id: name, name })),
      Object.entries(recipe.clusters.figures).map(([id, figure]) =>
        series('cluster', id, figure, (one, year) =>
          walked(`cluster/${one}/${id}`, figure, recipe.clusters.members[one]?.[id] ?? 0, year),
        ),
      ),
    ),
    base: plan(NAMES['base'] ?? '', membersOf(recipe.bases, profile), ofGroup('base')),
    exit_park: plan(
      '退出型园区',
      exitParks,
      Object.entries(recipe.exit_parks).map(([id, figure]) => series('exit_park', id, figure, () => figure.level ?? 0)),
    ),
  }
}

/** Counted on a day. */
const STOCKS = ['listed', 'international_parks']
const WHOLE = new Set(['个', '家', '起', '人'])

const membersOf = ({ code, name, count }: Group, { units }: Profile): (Member & { readonly county: string })[] =>
  Array.from({ length: count }, (_, n) => {
    const unit = units[n % units.length]
    const number = String(n + 1).padStart(String(count).length, '0')
    return { id: `${code}${number}`, name: `${name}${number}（${unit?.short ?? ''}）`, county: unit?.name ?? '' }
  })

const normal = (chance: Chance, name: string): number =>
  Math.sqrt(-2 * Math.log(chance.number(`${name}/r`) || Number.EPSILON)) *
  Math.cos(2 * Math.PI * chance.number(`${name}/a`))
