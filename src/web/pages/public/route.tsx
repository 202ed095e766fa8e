// Web · the public pages: for anyone, without signing in: what is shown to the public, and the grades in it by name. Never a figure.
import { NotificationOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { rootRoute } from '../../app/root-route.ts'
import { readListSearch } from './search.ts'

export const publicNav: NavEntry = {
  to: '/public',
  icon: <NotificationOutlined />,
  zh: '公示公布',
  en: 'Public lists',
  roles: 'all',
}

export const publicFrameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'public',
  component: lazyRouteComponent(() => import('./frame.tsx'), 'PublicFrame'),
})

export const publicRoute = createRoute({
  getParentRoute: () => publicFrameRoute,
  path: '/public',
  component: lazyRouteComponent(() => import('./public.tsx'), 'Public'),
})

export const publicListRoute = createRoute({
  getParentRoute: () => publicFrameRoute,
  path: '/public/$evaluation',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('./list.tsx'), 'PublicList'),
})
