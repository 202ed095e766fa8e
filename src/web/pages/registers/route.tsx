// Web · registers: units, platforms, enterprises, parcels on a day.
import { BankOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'

export const registersNav: NavEntry = { to: '/registers', icon: <BankOutlined />, zh: '名录', en: 'Registers' }

export const registersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registers',
  validateSearch: ({ on }: Record<string, unknown>): { on?: string } =>
    typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {},
  component: lazyRouteComponent(() => import('./registers.tsx'), 'Registers'),
})
