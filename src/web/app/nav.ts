// Web · an entry of the menu, whom it is shown to, and the menu as the frame is given it.
import { createContext, type ReactNode } from 'react'

export interface NavEntry {
  readonly to: string
  readonly icon: ReactNode
  readonly zh: string
  readonly en: string
  /** Whom the menu shows it to; the server decides what he may see there. Every official, but no enterprise, when left out. */
  readonly roles?: readonly string[] | 'all'
}

const OUTSIDE = 'enterprise'

export const isShownTo = ({ roles }: NavEntry, role: string): boolean =>
  roles === undefined ? role !== OUTSIDE : roles === 'all' || roles.includes(role)

/** Where a role begins, if not at the cockpit. */
export const FIRST_PAGE: Readonly<Record<string, string>> = { [OUTSIDE]: '/enterprise' }

export const Nav = createContext<readonly NavEntry[]>([])
