// Web · the cockpit: the first page, of the city or of a unit, as of a day.
import { DashboardOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'
import { walkIn } from '../../parts/walk.ts'

export const cockpitNav: NavEntry = { to: '/', icon: <DashboardOutlined />, zh: '驾驶舱', en: 'Cockpit' }

export interface CockpitSearch {
  readonly on?: string
  /** Code of a unit, or `city`; the reader's own when left out. */
  readonly unit?: string
  readonly walk?: string
}

export const cockpitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: ({ on, unit, walk }: Record<string, unknown>): CockpitSearch => ({
    ...(typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {}),
    // A code in an address may be read as a number.
    ...(['string', 'number'].includes(typeof unit) && String(unit) !== '' ? { unit: String(unit) } : {}),
    ...walkIn(walk),
  }),
  component: lazyRouteComponent(() => import('./cockpit.tsx'), 'Cockpit'),
})
