// Formula · the small tree that a checked formula becomes. What is not here cannot be said in a scheme.

export type Operator =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'modulo'
  | 'negate'
  | 'equal'
  | 'unequal'
  | 'less'
  | 'at_most'
  | 'greater'
  | 'at_least'
  | 'and'
  | 'or'
  | 'not'
  | 'is_null'
  | 'is_not_null'
  | 'in'
  | 'not_in'
  | 'between'
  | 'like'
  | 'not_like'
  | 'case'
  | 'coalesce'
  | 'nullif'
  | 'least'
  | 'greatest'
  | 'abs'
  | 'ln'
  | 'log10'
  | 'exp'
  | 'sqrt'
  | 'power'
  | 'round'
  | 'floor'
  | 'ceil'

export type Expr =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** An input column, a node's id, or `node.value` / `node.points`. `at` counts characters from the start of the formula. */
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  /** `case` holds when, then, when, then ..., else. */
  | { readonly kind: 'call'; readonly operator: Operator; readonly args: readonly Expr[]; readonly at: number }

/** Names a formula reads, in order of appearance, each once. */
export function namesIn(expr: Expr): { name: string; at: number }[] {
  const found = new Map<string, number>()
  visit(expr, (one) => {
    if (one.kind === 'name' && !found.has(one.name)) found.set(one.name, one.at)
  })
  return [...found].map(([name, at]) => ({ name, at }))
}

export function visit(expr: Expr, see: (one: Expr) => void): void {
  see(expr)
  if (expr.kind === 'call') for (const arg of expr.args) visit(arg, see)
}
