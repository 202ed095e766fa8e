// Web · the frame around every page for those signed in; whoever is not is led to the door and back.
import { createRoute } from '@tanstack/react-router'
import { Fault } from '../parts/fault.tsx'
import { NotFound } from '../parts/not-found.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { rootRoute } from './root-route.ts'
import { Shell } from './shell.tsx'
import { onlySignedIn } from './signed-in.ts'

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  errorComponent: Fault,
  pendingComponent: Waiting,
  notFoundComponent: NotFound,
  beforeLoad: onlySignedIn,
})
