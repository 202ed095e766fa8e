// Web · explain: how the grade of one unit came about, down to each figure.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/shell-route.ts'

export const explainRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/explain/$evaluation/$unit',
  validateSearch: ({ lifts }: Record<string, unknown>): { lifts?: true } => (lifts === true ? { lifts: true } : {}),
  component: lazyRouteComponent(() => import('./explain.tsx'), 'Explain'),
})
