// Web · an entry of the menu, and the menu as the frame is given it.
import { createContext, type ReactNode } from 'react'

export interface NavEntry {
  readonly to: string
  readonly icon: ReactNode
  readonly zh: string
  readonly en: string
  /** Whom the menu shows it to; the server decides what he may see there. Everyone when left out. */
  readonly roles?: readonly string[]
}

export const Nav = createContext<readonly NavEntry[]>([])
