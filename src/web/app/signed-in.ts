// Web · lets only those who are signed in through: others go to the door and come back, a one-time password is changed first, and each role begins at its first page.
import { redirect } from '@tanstack/react-router'
import { questions } from '../api/questions.ts'
import { roleOf, sessionQuery } from '../api/session.ts'
import { FIRST_PAGE } from './nav.ts'

interface Asked {
  readonly location: { readonly href: string; readonly pathname: string }
}

export async function onlySignedIn({ location }: Asked): Promise<void> {
  const session = await questions.ensureQueryData(sessionQuery)
  if (session === null) throw redirect({ to: '/sign-in', search: { back: location.href } })
  if (session.must_change && location.pathname !== '/account') throw redirect({ to: '/account' })
  const first = FIRST_PAGE[roleOf(session)]
  if (first !== undefined && location.pathname === '/') throw redirect({ to: first })
}
