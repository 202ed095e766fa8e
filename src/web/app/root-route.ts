// Web · the root of all addresses.
import { createRootRoute } from '@tanstack/react-router'
import { Fault } from '../parts/fault.tsx'
import { NotFound } from '../parts/not-found.tsx'

export const rootRoute = createRootRoute({ errorComponent: Fault, notFoundComponent: NotFound })
