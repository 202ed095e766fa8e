// Web · map: units, platforms and parcels in colour; layer, year, whose grades, camera, filter and what is picked stand in the address.
import { EnvironmentOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'
import { readMapSearch } from './address.ts'

export const mapNav: NavEntry = { to: '/map', icon: <EnvironmentOutlined />, zh: '一张图', en: 'Map' }

export const mapRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/map',
  validateSearch: readMapSearch,
  // The library is on its way while the page still asks where the map lies; a failure is told by whoever needs it.
  loader: () => void import('./draw-map.ts').catch(() => undefined),
  component: lazyRouteComponent(() => import('./land-map.tsx'), 'LandMap'),
})
