// Web · one person as the server tells it, and what each role is held for.
import { useCallback } from 'react'
import { api, ask } from '../../api/client.ts'
import type { paths } from '../../api/schema.d.ts'
import { useRoleName } from '../../app/shell-words.ts'
import { useDepartmentName } from '../../parts/book-names.ts'
import { useUnitName } from '../../parts/unit-names.ts'

export const readPeople = (
  asked: { readonly search?: string; readonly cursor?: string; readonly limit: number },
  signal: AbortSignal,
) => ask(api.GET('/api/people', { params: { query: asked }, signal }))

export type PersonOf = paths['/api/people']['get']['responses'][200]['content']['application/json']['items'][number]
export type Held = PersonOf['roles'][number]
export type RoleOf = Held['role']

export const ROLES = [
  'filer',
  'reviewer',
  'owner-department',
  'rule-keeper',
  'leader',
  'supervisor',
  'enterprise',
  'auditor',
  'system-admin',
] as const satisfies readonly RoleOf[]

/** What is asked for when it is granted; the server decides. */
export const scopeOf = (role: RoleOf): 'unit' | 'any-unit' | 'department' | 'enterprise' | 'none' =>
  role === 'filer'
    ? 'unit'
    : role === 'owner-department'
      ? 'department'
      : role === 'enterprise'
        ? 'enterprise'
        : role === 'system-admin'
          ? 'none'
          : 'any-unit'

/** `填报 · 南湖区`. */
export function useHeldName(): (held: Held) => string {
  const roleName = useRoleName()
  const unitName = useUnitName()
  const departmentName = useDepartmentName()
  return useCallback(
    ({ role, unit, department, enterprise }) =>
      [
        roleName(role),
        unit === null ? '' : unitName(unit),
        department === null ? '' : departmentName(department),
        enterprise ?? '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    [roleName, unitName, departmentName],
  )
}
