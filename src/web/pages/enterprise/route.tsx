// Web · the portal of an enterprise: the first page of that role. Which enterprise, year and question are in the address.
import { ShopOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { questions } from '../../api/questions.ts'
import { roleOf, sessionQuery } from '../../api/session.ts'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'

const ROLE = 'enterprise'

export const enterpriseNav: NavEntry = {
  to: '/enterprise',
  icon: <ShopOutlined />,
  zh: '本企业',
  en: 'Our enterprise',
  roles: [ROLE],
}

export interface PortalSearch {
  /** Of those whose account this is; the first when left out. */
  readonly id?: string
  /** Of which the figures are shown; the newest when left out. */
  readonly period?: string
  /** Evaluation of which it was asked what would lift the grade. */
  readonly lifts?: string
}

const KEYS = ['id', 'period', 'lifts'] as const

export const enterpriseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/enterprise',
  validateSearch: (given: Record<string, unknown>): PortalSearch =>
    Object.fromEntries(
      KEYS.flatMap((key) => {
        const value = given[key]
        // What looks like a number in an address is read as one.
        const text = typeof value === 'number' ? String(value) : value
        return typeof text === 'string' && text !== '' ? [[key, text]] : []
      }),
    ),
  /** Others have no enterprise of their own: they object where they see evaluations. */
  beforeLoad: async () => {
    const session = await questions.ensureQueryData(sessionQuery)
    if (session !== null && roleOf(session) !== ROLE) throw redirect({ to: '/evaluations' })
  },
  component: lazyRouteComponent(() => import('./portal.tsx'), 'Portal'),
})
