// Units: which words mean the same unit, which units are of one kind, and how one is turned into another without loss.

export type Mu = number & { readonly unit: '亩' }
export type Yuan = number & { readonly unit: '元' }
export type WanYuan = number & { readonly unit: '万元' }
export type TonneCoal = number & { readonly unit: '吨标煤' }

export const mu = (n: number): Mu => n as Mu
export const yuan = (n: number): Yuan => n as Yuan
export const wanYuan = (n: number): WanYuan => n as WanYuan
export const tonneCoal = (n: number): TonneCoal => n as TonneCoal

/** A whole-number ratio: value × times ÷ over. Whole numbers keep conversions free of the noise of decimal factors. */
export interface Ratio {
  readonly times: number
  readonly over: number
}

/** One unit holds `times / over` of the first unit of its kind. A compound unit (`万元/亩`) has a compound kind (`money/area`). */
export interface Unit extends Ratio {
  readonly kind: string
  readonly symbol: string
}

// symbol, times, over, further names. A mu is 10000/15 ㎡ = 2000/3 ㎡.
type Line = readonly [symbol: string, times: number, over: number, ...names: string[]]
const KINDS: Readonly<Record<string, readonly Line[]>> = {
  area: [
    ['㎡', 1, 1, '平方米', 'm2', 'm²', '平米'],
    ['亩', 2000, 3, 'mu'],
    ['万亩', 20_000_000, 3],
    ['公顷', 10_000, 1, 'ha', 'hm2', 'hm²'],
    ['万㎡', 10_000, 1, '万平方米', '万平米', '万m2', '万m²'],
    ['平方公里', 1_000_000, 1, '平方千米', 'km2', 'km²', '㎢'],
  ],
  money: [
    ['元', 1, 1, '人民币元', '圆', 'yuan', 'cny'],
    ['千元', 1000, 1],
    ['万元', 10_000, 1, '万', '万元人民币', '人民币万元'],
    ['百万元', 1_000_000, 1],
    ['千万元', 10_000_000, 1],
    ['亿元', 100_000_000, 1, '亿', '亿元人民币'],
  ],
  mass: [
    ['千克', 1, 1, '公斤', 'kg'],
    ['克', 1, 1000, 'g'],
    ['吨', 1000, 1, 't'],
    ['万吨', 10_000_000, 1],
  ],
  energy: [
    ['千克标煤', 1, 1, '千克标准煤', '公斤标煤', '公斤标准煤', 'kgce'],
    ['吨标煤', 1000, 1, '吨标准煤', 'tce'],
    ['万吨标煤', 10_000_000, 1, '万吨标准煤', '万tce'],
  ],
  electricity: [
    ['千瓦时', 1, 1, '度', 'kwh', 'kw·h', '千瓦·时', '千瓦小时'],
    ['兆瓦时', 1000, 1, 'mwh'],
    ['万千瓦时', 10_000, 1, '万度', '万kwh', '万kw·h', '万千瓦小时'],
    ['亿千瓦时', 100_000_000, 1, '亿度', '亿kwh', '亿kw·h'],
  ],
  people: [
    ['人', 1, 1, '名', '人次'],
    ['万人', 10_000, 1],
  ],
  ratio: [
    ['1', 1, 1, '比值', '倍'],
    ['%', 1, 100, '％', '百分比', '百分点'],
    ['‰', 1, 1000, '千分比'],
  ],
  volume: [
    ['立方米', 1, 1, 'm3', 'm³', '方'],
    ['万立方米', 10_000, 1, '万m3', '万m³', '万方'],
  ],
  count: [['个', 1, 1, '家', '户', '件', '项', '台', '宗', '只']],
  points: [['分', 1, 1]],
  years: [['年', 1, 1]],
}

/** Half width, lower case, no blanks: the form in which unit names and header texts are compared. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()

const UNITS: ReadonlyMap<string, Unit> = new Map(
  Object.entries(KINDS).flatMap(([kind, lines]) =>
    lines.flatMap(([symbol, times, over, ...names]) =>
      [symbol, ...names].map((name) => [plain(name), { kind, symbol, times, over }] as const),
    ),
  ),
)

/** The unit a text names, compound ones included; undefined when nobody knows it. */
export function findUnit(text: string): Unit | undefined {
  const key = plain(text)
  const single = UNITS.get(key)
  if (single !== undefined) return single
  const [top, bottom, ...rest] = key.split('/').map((part) => UNITS.get(part))
  if (top === undefined || bottom === undefined || rest.length > 0) return undefined
  return {
    kind: `${top.kind}/${bottom.kind}`,
    symbol: `${top.symbol}/${bottom.symbol}`,
    ...reduced(top.times * bottom.over, top.over * bottom.times),
  }
}

/** How to turn a figure in `from` into one in `to`; undefined when they are of different kinds. */
export const findConversion = (from: Unit, to: Unit): Ratio | undefined =>
  from.kind === to.kind ? reduced(from.times * to.over, from.over * to.times) : undefined

/** Every name under which a unit of this kind may be written, with the unit. */
export const namesOfKind = (kind: string): readonly (readonly [name: string, unit: Unit])[] =>
  (KINDS[kind] ?? []).flatMap(([symbol, times, over, ...names]) =>
    [symbol, ...names].map((name) => [name, { kind, symbol, times, over }] as const),
  )

export const convert = (value: number, { times, over }: Ratio): number => (value * times) / over

function reduced(times: number, over: number): Ratio {
  const shared = greatestCommonDivisor(times, over)
  return { times: times / shared, over: over / shared }
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))
