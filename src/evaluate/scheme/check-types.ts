// Scheme · its formulas against the types that the data settled: a column that nothing declares may turn out to hold text.
import { type Finding, finding } from '../../kernel/finding.ts'
import { namesIn } from '../formula/expr.ts'
import { infer, type Type } from '../formula/infer.ts'
import { type CheckedScheme, clip } from './check.ts'
import { formulasOf } from './formulas.ts'
import type { Where } from './read.ts'

/** `types` of all inputs, as `settledTypes` gives them. */
export function checkTypes(
  { scheme, formulas }: CheckedScheme,
  types: Readonly<Record<string, Type>>,
  where: Where,
): Finding[] {
  const typeOf = (name: string): Type => (name === 'id' || name === 'name' ? 'text' : (types[name] ?? 'number'))
  return formulasOf(scheme).flatMap(({ text, path }) => {
    const expr = formulas.get(text)
    if (expr === undefined) return []
    let clashes = 0
    const kind = infer(expr, typeOf, () => clashes++)
    if (clashes === 0 && kind !== 'text' && kind !== 'date') return []
    const labels = [...new Set(namesIn(expr).map(({ name }) => name))]
      .filter((name) => typeOf(name) === 'text' && Object.hasOwn(scheme.inputs, name))
      .map((name) => scheme.inputs[name]?.label ?? name)
    const formula = clip(text)
    return [finding('evaluate/values-are-text', where(path), { formula, columns: labels.join('、') })]
  })
}
