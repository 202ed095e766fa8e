// YAML · what a file says against the shape it should have: every fault of form at once, with its place.
import type { TSchema } from 'typebox'
import { Settings } from 'typebox/system'
import { Value } from 'typebox/value'
import { type Finding, finding } from '../kernel/finding.ts'
import { nearest } from '../kernel/nearest.ts'
import { sayRule } from './faults.ts'
import { keysAt } from './keys-at.ts'
import { pathTo, type Where } from './read.ts'

type Fault = ReturnType<typeof Value.Errors>[number]
interface Checked {
  readonly schema: TSchema
  readonly value: unknown
  readonly where: Where
  readonly room: string
  readonly faults: readonly Fault[]
}

/** Nothing when the value has the shape. */
export function checkShape(schema: TSchema, value: unknown, where: Where, room: string): readonly Finding[] {
  Settings.Set({ maxErrors: 1000 })
  if (Value.Check(schema, value)) return []
  const faults = Value.Errors(schema, value)
  const unions = new Set(faults.filter((one) => one.keyword === 'anyOf').map((one) => one.instancePath))
  const deeper = (path: string): boolean => faults.some((one) => one.instancePath.startsWith(`${path}/`))
  const kept = faults.filter((one) => {
    if (one.keyword === 'boolean') return false
    if (one.keyword === 'anyOf') return !deeper(one.instancePath)
    return !unions.has(one.instancePath) || one.keyword === 'additionalProperties'
  })
  const checked = { schema, value, where, room, faults }
  return (kept.length > 0 ? kept : faults).flatMap((one) => sayFault(one, checked))
}

function sayFault(fault: Fault, { schema, value, where, room, faults }: Checked): Finding[] {
  const path = toPath(fault.instancePath)
  const params = fault.params as Record<string, unknown>
  const listed = (key: string): string[] => (Array.isArray(params[key]) ? (params[key] as unknown[]).map(String) : [])
  const got = shown(valueAt(value, fault.instancePath))
  const wrongValue = ({ keyword, params: given }: Fault): Finding => {
    const limits = given as Record<string, unknown>
    const rule = `${keyword} ${JSON.stringify(limits)}`
    return finding(`${room}/wrong-value`, where(path), { got, rule, must: sayRule(keyword, limits) })
  }
  switch (fault.keyword) {
    case 'additionalProperties':
      return listed('additionalProperties').map((key) => {
        const near = nearest(key, keysAt(schema, keysOfPointer(fault.instancePath)))
        return finding(`${room}/unknown-key`, where(pathTo(path, key)), {
          key,
          near: near === undefined ? '' : `是否指 ${near}？`,
          nearEn: near === undefined ? '' : `Did you mean ${near}?`,
        })
      })
    case 'required':
      return listed('requiredProperties').map((key) =>
        finding(`${room}/missing-key`, where(path), { key, path: path || '/' }),
      )
    case 'anyOf': {
      const allowed = faults
        .filter((one) => one.instancePath === fault.instancePath && one.keyword === 'const')
        .map((one) => String((one.params as Record<string, unknown>)['allowedValue']))
      const length = faults.find((one) => one.instancePath === fault.instancePath && /Length$/.test(one.keyword))
      if (length !== undefined) return [wrongValue(length)]
      return allowed.length > 0
        ? [finding(`${room}/not-one-of`, where(path), { got, allowed: allowed.join(' | ') })]
        : [finding(`${room}/wrong-kind`, where(path), { got, path })]
    }
    default: {
      return [wrongValue(fault)]
    }
  }
}

const keysOfPointer = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

const toPath = (pointer: string): string =>
  keysOfPointer(pointer).reduce((path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : pathTo(path, key)), '')

function valueAt(value: unknown, pointer: string): unknown {
  let here = value
  for (const key of keysOfPointer(pointer))
    here = here !== null && typeof here === 'object' ? (here as Record<string, unknown>)[key] : undefined
  return here
}

const shown = (value: unknown): string =>
  (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? '')).slice(0, 80)
