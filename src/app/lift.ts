// App · what would lift the grade: the least change of each single input that gains one grade, found by evaluating anew each time.
import type { Scheme } from '../evaluate/scheme/schema.ts'
import type { Evaluated } from './evaluate.ts'
import { runScheme } from './run-scheme.ts'

export interface Lift {
  readonly input: string
  readonly label: string
  readonly unit: string
  readonly from: number
  /** The nearest value that was tried and gained the grade. */
  readonly to: number
  readonly grade: string
}

/** Factors tried in turn away from the present value; what does not gain at the last does not gain. */
const UP = [1.5, 4, 100]
const DOWN = [0.7, 0.25, 0]
const HALVINGS = 14

/** Empty when the unit has the best grade already. The other units' figures stay as they are. */
export async function findLifts(
  done: Evaluated,
  id: string,
  now: string,
  onProgress?: (done: number, total: number, what: string) => void,
): Promise<Lift[]> {
  const { scheme, duck, types } = done
  const order = scheme.grades?.cut.map(([grade]) => String(grade)) ?? []
  const better = order.indexOf(now) < 0 ? order : order.slice(0, order.indexOf(now))
  if (better.length === 0) return []
  const quotedId = `'${id.replaceAll("'", "''")}'`
  for (const undo of done.run.undo) await duck.run(undo)
  const [row] = await duck.all(`SELECT * FROM input WHERE id = ${quotedId}`)
  const inputs = Object.keys(scheme.inputs).filter(
    (input) => types[input] === 'number' && typeof row?.[input] === 'number',
  )
  const gradeAt = async (input: string, value: number): Promise<string | undefined> => {
    await duck.run(`UPDATE input SET "${input}" = ${value}::DOUBLE WHERE id = ${quotedId}`)
    const run = await runScheme(duck, done.checked, types, { detail: false, skipBad: false })
    const [found] = run.refused > 0 ? [] : await duck.all(`SELECT grade FROM result WHERE id = ${quotedId}`)
    for (const undo of run.undo) await duck.run(undo)
    return found === undefined ? undefined : String(found['grade'])
  }
  const lifts: Lift[] = []
  for (const [i, input] of inputs.entries()) {
    onProgress?.(i, inputs.length, `试算${scheme.inputs[input]?.label ?? input}`)
    const from = Number(row?.[input])
    const found = await nearestGain(scheme, input, from, async (value) => {
      const grade = await gradeAt(input, value)
      return grade !== undefined && better.includes(grade) ? grade : undefined
    })
    await duck.run(`UPDATE input SET "${input}" = ${from}::DOUBLE WHERE id = ${quotedId}`)
    if (found !== undefined)
      lifts.push({
        input,
        label: scheme.inputs[input]?.label ?? input,
        unit: String(scheme.inputs[input]?.unit ?? ''),
        from,
        ...found,
      })
  }
  return lifts
}

async function nearestGain(
  scheme: Scheme,
  input: string,
  from: number,
  gains: (value: number) => Promise<string | undefined>,
): Promise<{ to: number; grade: string } | undefined> {
  const limits = scheme.inputs[input]
  const kept = (value: number): number => Math.min(limits?.max ?? value, Math.max(limits?.min ?? value, value))
  for (const factors of [UP, DOWN]) {
    let near = from
    for (const factor of factors) {
      // A figure that is zero has no proportion to grow by.
      const far = kept(from === 0 ? (factor > 1 ? factor : -factor) : from * factor)
      const grade = await gains(far)
      if (grade !== undefined) return narrow(near, far, grade, gains)
      near = far
    }
  }
  return undefined
}

async function narrow(near: number, far: number, grade: string, gains: (value: number) => Promise<string | undefined>) {
  let [low, high, best] = [near, far, grade]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    const found = await gains(middle)
    if (found === undefined) low = middle
    else [high, best] = [middle, found]
  }
  return { to: high, grade: best }
}
