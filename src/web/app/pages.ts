// Web · all pages: one line each. A page's folder says its address, its place in the menu and who finds it there.
import { accountRoute } from '../pages/account/route.ts'
import { registersNav, registersRoute } from '../pages/registers/route.tsx'
import { homeRoute } from './home-route.ts'
import type { NavEntry } from './nav.ts'

/** In the order of the menu. */
export const navEntries: readonly NavEntry[] = [registersNav]

/** Pages inside the frame. */
export const pageRoutes = [homeRoute, registersRoute, accountRoute] as const
