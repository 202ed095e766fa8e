// Rule book · checks of goals: a target with a date and a direction, a measure that exists and has the goal's unit.
import { findConversion, findUnit, type Unit } from '../kernel/units.ts'
import { checkColumns } from './check-columns.ts'
import { checkOrigin, type Look, nearFacts } from './check-origin.ts'
import { checkSplits } from './check-splits.ts'
import { citesOf } from './clause.ts'
import { checkDated, checkDay } from './days.ts'
import type { Consequence, Goal, Target } from './schema/goals.ts'

const FILE = 'goals.yaml'

export function checkGoals(look: Look): void {
  const { light, goals, parameters, consequences } = look.book
  checkDated(look, light.values, FILE, 'light.values')
  for (const [day, one] of Object.entries(light.values)) {
    checkOrigin(look, one, FILE, `light.values.${day}`, true)
    if (one.yellow > one.green)
      look.tell('light-order', FILE, `light.values.${day}.yellow`, { green: one.green, yellow: one.yellow })
  }
  checkColumns(look)
  for (const [id, goal] of Object.entries(goals)) checkGoal(look, id, goal)
  for (const [id, parameter] of Object.entries(parameters)) {
    const path = `parameters.${id}`
    if (goals[id] !== undefined) look.tell('duplicate-id', FILE, path, { id })
    checkDated(look, parameter.values, FILE, `${path}.values`)
    for (const [day, one] of Object.entries(parameter.values)) {
      checkOrigin(look, one, FILE, `${path}.values.${day}`, true)
      checkNamed(look, 'parameters', id, one.cite, `${path}.values.${day}`)
    }
  }
  for (const [id, one] of Object.entries(consequences)) checkConsequence(look, id, one)
}

function checkConsequence(look: Look, id: string, { of, values }: Consequence): void {
  const path = `consequences.${id}`
  checkSubject(look, of, `${path}.of`)
  checkDated(look, values, FILE, `${path}.values`)
  for (const [day, one] of Object.entries(values)) checkOrigin(look, one, FILE, `${path}.values.${day}`, true)
}

function checkGoal(look: Look, id: string, goal: Goal): void {
  const path = `goals.${id}`
  checkDated(look, goal.values, FILE, `${path}.values`)
  for (const [day, target] of Object.entries(goal.values)) {
    checkTarget(look, id, goal, day, target)
    checkOrigin(look, target, FILE, `${path}.values.${day}`, true)
    checkNamed(look, 'goals', id, target.cite, `${path}.values.${day}`)
  }
  if (goal.base !== undefined) {
    checkOrigin(look, goal.base, FILE, `${path}.base`, true)
    checkDay(look, goal.base.as_of, FILE, `${path}.base.as_of`)
  }
  if (goal.criterion === true && goal.each === undefined) look.tell('criterion', FILE, `${path}.criterion`, { id })
  if (goal.each !== undefined) checkSubject(look, goal.each, `${path}.each`)
  goal.split_to?.forEach((unit, i) => {
    const units = Object.keys(look.book.units)
    if (!units.includes(unit))
      look.tell('unknown-unit', FILE, `${path}.split_to[${i}]`, { name: unit, ...nearFacts(unit, units) })
  })
  checkSplits(look, id, goal)
  checkMeasure(look, id, goal)
}

function checkTarget(look: Look, id: string, goal: Goal, day: string, target: Target): void {
  const path = `goals.${id}.values.${day}`
  const { at_least: least, at_most: most, due } = target
  if (least === undefined && most === undefined) look.tell('no-target', FILE, path, { id })
  else {
    const fits =
      goal.direction === 'between'
        ? least !== undefined && most !== undefined
        : goal.direction === 'up'
          ? most === undefined
          : least === undefined
    if (!fits) look.tell('direction', FILE, path, { id, direction: goal.direction })
  }
  if (least !== undefined && most !== undefined && least > most)
    look.tell('least-above-most', FILE, path, { least, most })
  if (due === undefined) look.tell('no-due', FILE, path, { id })
  else if (due !== 'every_year' && due !== 'always') {
    checkDay(look, due, FILE, `${path}.due`)
    if (due < day) look.tell('days-order', FILE, `${path}.due`, { first: day, second: due })
  }
}

/** A rule that rests on a clause is named there, or the reader of the clause would not find it. */
function checkNamed(look: Look, kind: 'goals' | 'parameters', id: string, cite: Target['cite'], path: string): void {
  const cited = citesOf(cite).filter((one) => look.book.clauses[one] !== undefined)
  const names = (clause: string): boolean => {
    const one = look.book.clauses[clause]
    return [one, ...(one?.asks ?? [])].some((part) => part?.computed_by?.[kind]?.includes(id) === true)
  }
  for (const clause of cited) if (!names(clause)) look.tell('not-in-clause', FILE, path, { id, clause })
}

function checkSubject(look: Look, subject: string, path: string): void {
  const subjects = Object.keys(look.book.subjects)
  if (!subjects.includes(subject))
    look.tell('unknown-subject', FILE, path, { name: subject, ...nearFacts(subject, subjects) })
}

function checkMeasure(look: Look, id: string, goal: Goal): void {
  const path = `goals.${id}.measure`
  const { measure } = goal
  if ('count' in measure) {
    checkSubject(look, measure.count.of, `${path}.count.of`)
    measure.count.meeting_any?.forEach((one, i) => {
      const at = `${path}.count.meeting_any[${i}]`
      const met = look.book.goals[one]
      if (met === undefined)
        look.tell('unknown-goal', FILE, at, { name: one, ...nearFacts(one, Object.keys(look.book.goals)) })
      else if (met.each !== measure.count.of) look.tell('other-subject', FILE, at, { id: one, of: measure.count.of })
      else if (countsItself(look, one, id)) look.tell('circle', FILE, at, { id: one })
    })
    if (findUnit(goal.unit)?.kind !== 'count')
      look.tell('measure-unit', FILE, `goals.${id}.unit`, { id, unit: goal.unit, got: '个' })
    return
  }
  const parts =
    'sum' in measure
      ? [[measure.sum, `${path}.sum`] as const]
      : [
          [measure.ratio_of_sums.numerator, `${path}.ratio_of_sums.numerator`] as const,
          [measure.ratio_of_sums.denominator, `${path}.ratio_of_sums.denominator`] as const,
        ]
  const all = Object.keys(look.book.indicators)
  const units = parts.map(([name, at]) => {
    const indicator = look.book.indicators[name]
    if (indicator === undefined) look.tell('unknown-indicator', FILE, at, { name, ...nearFacts(name, all) })
    return indicator?.unit
  })
  if (units.includes(undefined)) return
  const got = units.join('/')
  if (!isOfKind(units as string[], goal.unit))
    look.tell('measure-unit', FILE, `goals.${id}.unit`, { id, unit: goal.unit, got })
}

/** Whether what the units give can be turned into the unit wanted; a unit nobody knows must be the very same word. */
function isOfKind(units: readonly string[], wanted: string): boolean {
  const [top, bottom] = units.map((one) => findUnit(one))
  const goal = findUnit(wanted)
  if (units.length === 1) return top !== undefined && goal !== undefined ? canTurn(top, goal) : units[0] === wanted
  if (top === undefined || bottom === undefined || goal === undefined) return units.join('/') === wanted
  return top.kind === bottom.kind ? goal.kind === 'ratio' : goal.kind === `${top.kind}/${bottom.kind}`
}
const canTurn = (from: Unit, to: Unit): boolean => findConversion(from, to) !== undefined

function countsItself(look: Look, from: string, target: string): boolean {
  const seen = new Set<string>()
  const queue = [from]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === target) return true
    if (seen.has(id)) continue
    seen.add(id)
    const measure = look.book.goals[id]?.measure
    if (measure !== undefined && 'count' in measure) queue.push(...(measure.count.meeting_any ?? []))
  }
  return false
}
