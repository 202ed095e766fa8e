// Rule book · checks of forms: every indicator named exists and is reported by period, bounds are in order, each rule cited or assumed.
import { checkOrigin, type Look, nearFacts } from './check-origin.ts'
import { checkDated } from './days.ts'
import type { FormsFile, LimitRule } from './schema/forms.ts'

const FILE = 'forms.yaml'

export function checkForms(look: Look): void {
  const { forms } = look.book
  for (const kind of ['month', 'quarter', 'year'] as const)
    checkValues(look, forms.deadlines[kind].values, `deadlines.${kind}.values`)
  checkLimits(look, forms.limits)
  checkOrigin(look, forms.calibers, FILE, 'calibers', true)
  for (const id of Object.keys(forms.calibers.indicators ?? {})) checkIndicator(look, id, `calibers.indicators.${id}`)
  checkValues(look, forms.jump?.values ?? {}, 'jump.values')
  checkPeers(look, forms.peers)
  for (const [id, rule] of Object.entries(forms.comparisons ?? {})) {
    const path = `comparisons.${id}`
    checkOrigin(look, rule, FILE, path, true)
    for (const side of ['left', 'right'] as const)
      rule[side].forEach((one, i) => {
        checkIndicator(look, one, `${path}.${side}[${i}]`)
      })
    checkTogether(look, [...rule.left, ...rule.right], path)
  }
  for (const [id, rule] of Object.entries(forms.registers ?? {})) {
    const path = `registers.${id}`
    checkOrigin(look, rule, FILE, path, true)
    checkIndicator(look, rule.indicator, `${path}.indicator`)
    if ((rule.fact === undefined) === (rule.parcels === undefined)) look.tell('register-rule', FILE, path, { id })
  }
  checkPopulations(look, forms.populations ?? {})
}

/** Each figure has one population, by a fact that the register of its subject has. */
function checkPopulations(look: Look, populations: NonNullable<FormsFile['populations']>): void {
  const seen = new Set<string>()
  for (const [id, { indicators, fact, ...rule }] of Object.entries(populations)) {
    const path = `populations.${id}`
    checkOrigin(look, rule, FILE, path, true)
    indicators.forEach((one, i) => {
      checkIndicator(look, one, `${path}.indicators[${i}]`)
      if (seen.has(one)) look.tell('population-twice', FILE, `${path}.indicators[${i}]`, { name: one })
      seen.add(one)
      const of = `${one.split('.')[0] ?? ''}.${fact}`
      if (look.book.indicators[of]?.period !== 'register')
        look.tell('no-register-fact', FILE, `${path}.fact`, { name: of })
    })
  }
}

function checkValues(look: Look, values: Readonly<Record<string, object>>, path: string): void {
  checkDated(look, values, FILE, path)
  for (const [day, one] of Object.entries(values)) checkOrigin(look, one, FILE, `${path}.${day}`, true)
}

function checkLimits(look: Look, limits: FormsFile['limits']): void {
  checkOrigin(look, limits, FILE, 'limits', true)
  const inOrder = ({ min, max }: LimitRule, path: string): void => {
    if (min !== undefined && max !== undefined && min > max)
      look.tell('least-above-most', FILE, path, { least: min, most: max })
  }
  inOrder(limits.default, 'limits.default')
  for (const [unit, one] of Object.entries(limits.units ?? {})) inOrder(one, `limits.units.${unit}`)
  for (const [id, one] of Object.entries(limits.indicators ?? {})) {
    checkIndicator(look, id, `limits.indicators.${id}`)
    inOrder(one, `limits.indicators.${id}`)
  }
}

function checkPeers(look: Look, peers: FormsFile['peers']): void {
  checkValues(look, peers?.values ?? {}, 'peers.values')
  for (const [day, { pools = {}, per = {} }] of Object.entries(peers?.values ?? {})) {
    const path = `peers.values.${day}`
    const subjects = Object.keys(look.book.subjects)
    for (const subject of Object.keys(pools))
      if (!subjects.includes(subject))
        look.tell('unknown-subject', FILE, `${path}.pools.${subject}`, {
          name: subject,
          ...nearFacts(subject, subjects),
        })
    for (const [of, by] of Object.entries(per)) {
      checkIndicator(look, of, `${path}.per.${of}`)
      checkIndicator(look, by, `${path}.per.${of}`)
      checkTogether(look, [of, by], `${path}.per.${of}`)
    }
  }
}

/** Exists, and is asked in a return: what stands in a register is not. */
function checkIndicator(look: Look, name: string, path: string): void {
  const { indicators } = look.book
  const one = indicators[name]
  if (one === undefined)
    look.tell('unknown-indicator', FILE, path, { name, ...nearFacts(name, Object.keys(indicators)) })
  else if (one.period === 'register') look.tell('not-reported', FILE, path, { name })
}

/** Only figures of the same subject can be compared. */
function checkTogether(look: Look, names: readonly string[], path: string): void {
  const subjects = [...new Set(names.map((name) => name.split('.')[0] ?? ''))]
  if (subjects.length > 1) look.tell('mixed-subjects', FILE, path, { subjects: subjects.join('、') })
}
