// Web · addresses: the door, the frame and its pages.
import { createRouter } from '@tanstack/react-router'
import { publicFrameRoute, publicListRoute, publicRoute } from '../pages/public/route.tsx'
import { screenRoute } from '../pages/screen/route.ts'
import { signInRoute } from '../pages/sign-in/route.ts'
import { Fault } from '../parts/fault.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { pageRoutes } from './pages.ts'
import { rootRoute } from './root-route.ts'
import { shellRoute } from './shell-route.ts'

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    screenRoute,
    publicFrameRoute.addChildren([publicRoute, publicListRoute]),
    shellRoute.addChildren([...pageRoutes]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Fault,
  defaultPendingComponent: Waiting,
  scrollRestoration: true,
  // What a page's own reading of its address does not name is dropped, not passed through.
  search: { strict: true },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
