// Web · evaluations: the list, and one as a line of steps.
import { FileDoneOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'

export const evaluationsNav: NavEntry = {
  to: '/evaluations',
  icon: <FileDoneOutlined />,
  zh: '评价',
  en: 'Evaluations',
}

export const evaluationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/evaluations',
  component: lazyRouteComponent(() => import('./list.tsx'), 'Evaluations'),
})

export const evaluationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/evaluations/$id',
  /** The long work begun here, so that its progress is there after the page was left. */
  validateSearch: ({ job }: Record<string, unknown>): { job?: string } => (typeof job === 'string' ? { job } : {}),
  component: lazyRouteComponent(() => import('./evaluation.tsx'), 'Evaluation'),
})
