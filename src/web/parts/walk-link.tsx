// Web · a figure that can be walked back: a link that opens the drawer on the page it stands on.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Walk, writeWalk } from './walk.ts'

interface WalkLinkProps {
  readonly walk: Walk
  readonly className?: string
  readonly label?: string
  readonly children: ReactNode
}

export function WalkLink({ walk, className, label, children }: WalkLinkProps) {
  return (
    <Link
      to="."
      // Every page with the drawer names `walk` in its address; which page it is, the link need not know.
      search={((old: object) => ({ ...old, walk: writeWalk(walk) })) as never}
      resetScroll={false}
      preload={false}
      className={className}
      aria-label={label}
    >
      {children}
    </Link>
  )
}
