// Web · a clause's number as a link that opens it beside the list it stands in.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RulesSearch } from './route.tsx'

export function ClauseLink({ id, children }: { readonly id: string; readonly children?: ReactNode }) {
  return (
    <Link
      to="/rules"
      search={(now): RulesSearch => ({ ...listOf(now), clause: id })}
      resetScroll={false}
      className="rules-link"
    >
      {children ?? id}
    </Link>
  )
}

/** The list stays as it is; on other pages there is none. */
const listOf = ({ tab, on, by }: RulesSearchGiven): RulesSearch => ({
  ...(tab === undefined ? {} : { tab }),
  ...(on === undefined ? {} : { on }),
  ...(by === undefined ? {} : { by }),
})
type RulesSearchGiven = { readonly [Key in 'tab' | 'on' | 'by']?: RulesSearch[Key] | undefined }
