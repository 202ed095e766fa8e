// Rule book · checks of a goal's shares: units that exist, all of them, and numbers that come to the city's goal or say what is left over.
import { inForce } from './at.ts'
import { checkOrigin, type Look, nearFacts } from './check-origin.ts'
import { checkDated } from './days.ts'
import type { Goal, Split } from './schema/goals.ts'

const FILE = 'goals.yaml'

export function checkSplits(look: Look, id: string, goal: Goal): void {
  const { splits } = goal
  if (splits === undefined) return
  const path = `goals.${id}.splits`
  checkDated(look, splits, FILE, path)
  // A goal asked of each has its target there already; between two bounds there is nothing to hand out.
  if (goal.each !== undefined || goal.direction === 'between') look.tell('split-of-each', FILE, path, { id })
  for (const [day, split] of Object.entries(splits)) {
    checkOrigin(look, split, FILE, `${path}.${day}`, true)
    checkUnits(look, goal, split, `${path}.${day}`)
  }
  // The shares of a ratio are targets of their own; only what is summed or counted has to come to the whole.
  if (goal.each === undefined && goal.direction !== 'between' && !('ratio_of_sums' in goal.measure))
    checkSums(look, id, goal, splits)
}

function checkUnits(look: Look, goal: Goal, { to }: Split, path: string): void {
  const known = Object.keys(look.book.units)
  const meant = goal.split_to ?? known
  for (const unit of Object.keys(to))
    if (!known.includes(unit) || !meant.includes(unit))
      look.tell('unknown-unit', FILE, `${path}.to.${unit}`, { name: unit, ...nearFacts(unit, meant) })
  const without = (goal.split_to ?? []).filter((unit) => to[unit] === undefined && known.includes(unit))
  if (without.length > 0) look.tell('split-without', FILE, `${path}.to`, { units: without.join('、') })
}

/** On every day on which the goal or its shares change. */
function checkSums(look: Look, id: string, goal: Goal, splits: Readonly<Record<string, Split>>): void {
  for (const day of [...new Set([...Object.keys(goal.values), ...Object.keys(splits)])].sort()) {
    const [target, split] = [inForce(goal.values, day), inForce(splits, day)]
    if (split === undefined) continue
    const path = `goals.${id}.splits.${split.since}`
    const whole = goal.direction === 'down' ? target?.value.at_most : target?.value.at_least
    if (whole === undefined) {
      look.tell('split-early', FILE, path, { id, day })
      continue
    }
    const { to, left_over: left = 0 } = split.value
    const sum = Object.values(to).reduce((all, one) => all + one, 0)
    if (Math.abs(sum + left - whole) > Math.max(1, Math.abs(whole)) * 1e-9)
      look.tell('split-sum', FILE, path, {
        id,
        day,
        sum: plain(sum),
        left: plain(left),
        whole,
        rest: plain(whole - sum),
      })
  }
}

const plain = (value: number): number => Number(value.toPrecision(12))
