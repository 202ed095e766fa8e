// Web · inbox: what waits for whoever is signed in, in the role chosen.
import { InboxOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'

export const inboxNav: NavEntry = { to: '/inbox', icon: <InboxOutlined />, zh: '待办', en: 'Inbox' }

export const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./inbox.tsx'), 'Inbox'),
})
