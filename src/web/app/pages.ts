// Web · all pages: one line each. A page's folder says its address, its place in the menu and who finds it there.
import type { ReactNode } from 'react'
import { accountRoute } from '../pages/account/route.ts'
import { registersNav, registersRoute } from '../pages/registers/route.tsx'
import { homeRoute } from './home-route.ts'

export interface NavEntry {
  readonly to: string
  readonly icon: ReactNode
  readonly zh: string
  readonly en: string
  /** Whom the menu shows it to; the server decides what he may see there. Everyone when left out. */
  readonly roles?: readonly string[]
}

/** In the order of the menu. */
export const navEntries: readonly NavEntry[] = [registersNav]

/** Pages inside the frame. */
export const pageRoutes = [homeRoute, registersRoute, accountRoute] as const
