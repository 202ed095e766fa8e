// Web · explain: how the grade of one unit came about, down to each figure.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/shell-route.ts'
import { walkIn } from '../../parts/walk.ts'

export interface ExplainSearch {
  /** Also what would lift the grade. */
  readonly lifts?: true
  readonly walk?: string
}

export const explainRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/explain/$evaluation/$unit',
  validateSearch: ({ lifts, walk }: Record<string, unknown>): ExplainSearch => ({
    ...(lifts === true ? { lifts: true } : {}),
    ...walkIn(walk),
  }),
  component: lazyRouteComponent(() => import('./explain.tsx'), 'Explain'),
})
