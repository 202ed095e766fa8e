// Web · people: who there is, in which roles; for system admins alone.
import { TeamOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'

export const peopleNav: NavEntry = {
  to: '/people',
  icon: <TeamOutlined />,
  zh: '人员',
  en: 'People',
  roles: ['system-admin'],
}

export interface PeopleSearch {
  readonly q?: string
  /** The one whose account is open beside the list. */
  readonly person?: string
}

const textOf = (given: unknown) =>
  ['string', 'number'].includes(typeof given) && String(given) !== '' ? String(given) : undefined

export const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  validateSearch: (given: Record<string, unknown>): PeopleSearch => {
    const q = textOf(given['q'])
    const person = textOf(given['person'])
    return { ...(q === undefined ? {} : { q }), ...(person === undefined ? {} : { person }) }
  },
  component: lazyRouteComponent(() => import('./people.tsx'), 'People'),
})
