// Web · audit: every act on record, the door, and whether the chain holds.
import { AuditOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'

export const auditNav: NavEntry = {
  to: '/audit',
  icon: <AuditOutlined />,
  zh: '审计',
  en: 'Audit',
  roles: ['auditor', 'system-admin', 'rule-keeper', 'supervisor'],
}

export interface AuditSearch {
  readonly list?: 'door'
  readonly kind?: string
  readonly id?: string
  readonly actor?: string
  /** Whose doings at the door. */
  readonly person?: string
  readonly act?: number
  /** The verification begun. */
  readonly job?: string
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  validateSearch: (given: Record<string, unknown>): AuditSearch => {
    const [kind, id, actor, person, job] = (['kind', 'id', 'actor', 'person', 'job'] as const).map((key) =>
      textOf(given[key]),
    )
    const act = Number(given['act'])
    return {
      ...(given['list'] === 'door' ? { list: 'door' as const } : {}),
      ...(kind === undefined ? {} : { kind }),
      ...(id === undefined ? {} : { id }),
      ...(actor === undefined ? {} : { actor }),
      ...(person === undefined ? {} : { person }),
      ...(job === undefined ? {} : { job }),
      ...(Number.isSafeInteger(act) && act > 0 ? { act } : {}),
    }
  },
  component: lazyRouteComponent(() => import('./audit.tsx'), 'Audit'),
})
