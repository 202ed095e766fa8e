// Web · all pages: one line each. A page's folder says its address, its place in the menu and who finds it there.
import { accountRoute } from '../pages/account/route.ts'
import { cockpitNav, cockpitRoute } from '../pages/cockpit/route.tsx'
import { registersNav, registersRoute } from '../pages/registers/route.tsx'
import type { NavEntry } from './nav.ts'

/** In the order of the menu. */
export const navEntries: readonly NavEntry[] = [cockpitNav, registersNav]

/** Pages inside the frame. */
export const pageRoutes = [cockpitRoute, registersRoute, accountRoute] as const
