// Web · the big screen: its own address outside the frame, for those signed in.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.ts'
import { onlySignedIn } from '../../app/signed-in.ts'

export const screenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/screen',
  beforeLoad: onlySignedIn,
  validateSearch: ({ on, unit }: Record<string, unknown>): { on?: string; unit?: string } => ({
    ...(typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {}),
    ...(['string', 'number'].includes(typeof unit) && String(unit) !== '' ? { unit: String(unit) } : {}),
  }),
  component: lazyRouteComponent(() => import('./screen.tsx'), 'Screen'),
})
