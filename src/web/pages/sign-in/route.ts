// Web · the door.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.ts'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  /** Where to go after; only addresses of these pages. */
  validateSearch: ({ back }: Record<string, unknown>): { back?: string } =>
    typeof back === 'string' && /^\/(?![/\\])/.test(back) ? { back } : {},
  component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignIn'),
})
