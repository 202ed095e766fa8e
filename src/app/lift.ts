// App · what would lift the grade: the least change of each single input that gains one, every trial evaluated anew.
import { type Figure, type Found, hairLess, type Search, search } from '../evaluate/explain/search.ts'
import { namesIn } from '../evaluate/formula/expr.ts'
import { formulasOf } from '../evaluate/scheme/formulas.ts'
import { nodesUp } from '../evaluate/scheme/tree.ts'
import type { ExplainedGrade, Explanation, Lift, NoLift } from '../kernel/explanation.ts'
import { findUnit } from '../kernel/units.ts'
import type { Evaluated } from './evaluate.ts'
import { quoteText } from './explain-around.ts'
import { openTrials, type Trial } from './trials.ts'

interface Options {
  readonly onProgress?: ((done: number, total: number, what: string) => void) | undefined
  readonly signal?: AbortSignal
}
export interface Lifts {
  readonly lifts: Lift[]
  readonly noLifts: NoLift[]
}

/** Rounds that a search usually takes, for the progress line. */
const USUAL_ROUNDS = 8

/** Empty when the unit has the best grade already. The other units' figures stay as they are. */
export async function findLifts(
  done: Evaluated,
  id: string,
  grade: string,
  { grading, nodes }: Pick<Explanation, 'nodes'> & { readonly grading: ExplainedGrade },
  options: Options,
): Promise<Lifts> {
  const { scheme, duck } = done
  const order = scheme.grades?.cut.map(([one]) => String(one)) ?? []
  const better = order.slice(0, Math.max(0, order.indexOf(grade)))
  if (better.length === 0) return { lifts: [], noLifts: [] }
  const [row] = await duck.all(`SELECT * FROM input WHERE id = ${quoteText(id)}`)
  const inputs = Object.keys(scheme.inputs).filter(
    (input) => done.types[input] === 'number' || done.types[input] === 'boolean',
  )
  const used = usedInputs(
    done,
    grading.conditions.some(({ holds }) => holds),
  )
  const wanted = inputs.filter((one) => used.has(one) && row?.[one] != null)
  const found = await searchAll(done, id, better, wanted, row ?? {}, false, options)
  const doubtful = await confirm(done, id, better, found)
  for (const [input, one] of doubtful.length === 0
    ? []
    : await searchAll(done, id, better, doubtful, row ?? {}, true, options))
    found.set(input, one)
  return settle(done, inputs, row ?? {}, found, grading, (input) => hasFullMarks(done, nodes, input))
}

async function searchAll(
  done: Evaluated,
  id: string,
  better: readonly string[],
  inputs: readonly string[],
  row: Readonly<Record<string, unknown>>,
  exact: boolean,
  options: Options,
): Promise<Map<string, Found>> {
  const trials = await openTrials(done, id, better, exact)
  try {
    const [now] = await trials.run([{ input: '', value: 0 }])
    const searches = new Map<string, Search>()
    for (const input of inputs)
      searches.set(input, search(await figureOf(done, input, Number(row[input])), now?.total ?? null))
    return await runAll(searches, trials.run, options)
  } finally {
    await trials.close()
  }
}

/** The finds tried once more with every unit there: each must gain, and a hair less must not. Gives back those that do not hold. */
async function confirm(
  done: Evaluated,
  id: string,
  better: readonly string[],
  found: Map<string, Found>,
): Promise<string[]> {
  const gains = [...found].flatMap(([input, one]) => (one.gain === undefined ? [] : [{ input, one, gain: one.gain }]))
  if (gains.length === 0) return []
  const trials = await openTrials(done, id, better, true)
  try {
    const less = gains.map(({ one, gain }) => {
      const hair = one.whole ? gain.to - (gain.to > one.from ? 1 : -1) : hairLess(gain.to, gain.to > one.from)
      return (hair - one.from) * (gain.to - one.from) > 0 ? hair : one.from
    })
    const tried = await trials.run(
      gains.flatMap(({ input, gain }, i) => [
        { input, value: gain.to },
        { input, value: less[i] ?? 0 },
      ]),
    )
    return gains.flatMap(({ input, one, gain }, i) => {
      const [there, short] = [tried[2 * i], tried[2 * i + 1]]
      if (there?.gains !== true || short?.gains === true) return [input]
      found.set(input, { ...one, gain: { ...gain, tried: there } })
      return []
    })
  } finally {
    await trials.close()
  }
}

/** All searches go round by round, each round in one run. */
async function runAll(
  searches: ReadonlyMap<string, Search>,
  run: (trials: readonly Trial[]) => ReturnType<Awaited<ReturnType<typeof openTrials>>['run']>,
  { onProgress, signal }: Options,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  let asking = [...searches].map(([input, one]) => ({ input, one, step: one.next([]) }))
  for (let round = 0; ; round++) {
    for (const { input, step } of asking) if (step.done === true) found.set(input, step.value)
    const open = asking.flatMap(({ input, one, step }) =>
      step.done === true ? [] : [{ input, one, values: step.value }],
    )
    if (open.length === 0) return found
    signal?.throwIfAborted()
    onProgress?.(Math.min(round, USUAL_ROUNDS - 1), USUAL_ROUNDS, '试算怎样升级')
    const tried = await run(open.flatMap(({ input, values }) => values.map((value) => ({ input, value }))))
    let at = 0
    asking = open.map(({ input, one, values }) => {
      const own = tried.slice(at, at + values.length)
      at += values.length
      return { input, one, step: one.next(own) }
    })
  }
}

function settle(
  { scheme }: Evaluated,
  inputs: readonly string[],
  row: Readonly<Record<string, unknown>>,
  found: ReadonlyMap<string, Found>,
  grading: ExplainedGrade,
  isFull: (input: string) => boolean,
): Lifts {
  const lifts: Lift[] = []
  const noLifts: NoLift[] = []
  const forced = grading.conditions.some(({ holds }) => holds)
  for (const input of inputs) {
    const unit = String(scheme.inputs[input]?.unit ?? '')
    const named = { input, label: scheme.inputs[input]?.label ?? input, unit: unit === '1' ? '' : unit }
    const from = row[input] == null ? null : Number(row[input])
    const one = found.get(input)
    if (one?.gain !== undefined && from !== null) {
      const { to, tried } = one.gain
      lifts.push({ ...named, from, to, grade: tried.grade, total: tried.total, rank: tried.rank })
      continue
    }
    const why = whyNot(one, from, forced, isFull(input))
    const { best = null, lowest = null, highest = null } = one ?? {}
    noLifts.push({ ...named, from, why, best, lowest, highest })
  }
  return { lifts, noLifts }
}

const whyNot = (one: Found | undefined, from: number | null, forced: boolean, full: boolean): NoLift['why'] => {
  if (one === undefined) return from === null ? 'missing' : 'unused'
  if (forced) return 'forced'
  return one.helps ? 'too-little' : full ? 'full' : 'no-effect'
}

/** Inputs that can move the total or a grade given outright; those of a veto only while it holds, those of the scope never gain. */
function usedInputs({ checked, scheme }: Evaluated, forced: boolean): Set<string> {
  const read = formulasOf(scheme).filter(
    ({ path }) => !path.startsWith('scope') && (forced || !path.startsWith('veto')),
  )
  const names = read.flatMap(({ text }) => {
    const expr = checked.formulas.get(text)
    return expr === undefined ? [] : namesIn(expr).map(({ name }) => name)
  })
  return new Set([...names, ...(scheme.merge?.lead === undefined ? [] : [scheme.merge.lead])])
}

/** Everything that reads the input has full marks. */
function hasFullMarks({ checked, scheme }: Evaluated, nodes: Explanation['nodes'], input: string): boolean {
  const readers = nodesUp(scheme).filter(({ node }) => {
    const expr = checked.formulas.get(String(node.value))
    return expr !== undefined && namesIn(expr).some(({ name }) => name === input)
  })
  const marks = readers.map(({ node }) => nodes.find(({ id }) => id === node.id))
  return (
    marks.length > 0 && marks.every((one) => one?.full != null && one.points !== null && one.points >= one.full - 1e-12)
  )
}

const COUNTED = new Set(['people', 'count'])
const COUNT_WORDS = new Set(['起', '次', '星', '级', '条', '名', '人次', '批', '所', '种'])

async function figureOf({ duck, scheme, types }: Evaluated, input: string, from: number): Promise<Figure> {
  const spec = scheme.inputs[input]
  const name = `"${input}"`
  const allowed =
    types[input] === 'boolean' ? [0, 1] : spec?.oneOf?.filter((one): one is number => typeof one === 'number')
  const [seen] =
    types[input] === 'boolean'
      ? []
      : await duck.all(
          `SELECT coalesce(bool_and(${name} = trunc(${name})), false) AS whole, max(abs(${name})) AS most FROM input`,
        )
  const unit = String(spec?.unit ?? '')
  const isCount = unit === '' || COUNT_WORDS.has(unit) || COUNTED.has(findUnit(unit)?.kind ?? '')
  return {
    from,
    ascending: scheme.rank?.order === 'asc',
    min: spec?.min,
    max: spec?.max,
    whole: isCount && seen?.['whole'] === true,
    allowed: allowed === undefined || allowed.length === 0 ? undefined : allowed,
    usual: Number(seen?.['most'] ?? 1) || 1,
  }
}
