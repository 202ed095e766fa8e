// Web · the frame around every page for those signed in; whoever is not is led to the door and back.
import { createRoute, redirect } from '@tanstack/react-router'
import { questions } from '../api/questions.ts'
import { sessionQuery } from '../api/session.ts'
import { Fault } from '../parts/fault.tsx'
import { NotFound } from '../parts/not-found.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { rootRoute } from './root-route.ts'
import { Shell } from './shell.tsx'

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  errorComponent: Fault,
  pendingComponent: Waiting,
  notFoundComponent: NotFound,
  beforeLoad: async ({ location }) => {
    const session = await questions.ensureQueryData(sessionQuery)
    if (session === null) throw redirect({ to: '/sign-in', search: { back: location.href } })
    if (session.must_change && location.pathname !== '/account') throw redirect({ to: '/account' })
  },
})
