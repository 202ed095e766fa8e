// A real server on a real store with the small city in it, and people who sign in for real.
import { openDesk } from '../../src/app/desk.ts'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { openWorks } from '../../src/app/evaluation/open-works.ts'
import { openUpkeep } from '../../src/app/upkeep.ts'
import { createServer, type Door, type ServerOptions } from '../../src/server/server.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { openSignIn, type SignIn } from '../../src/store/sign-in/sign-in.ts'
import { scratchFolder } from '../scratch.ts'
import { giveOwnPassword, PASSWORD } from './own-password.ts'

export interface Opened {
  readonly door: Door
  readonly signIn: SignIn
  /** Headers of one who signed in. */
  readonly as: (person: string) => Promise<Record<string, string>>
}

export async function openDoor(store: Store, options: Partial<ServerOptions> = {}): Promise<Opened> {
  const signIn = await openSignIn(store)
  const folder = scratchFolder('door')
  const works = openWorks(store, folder)
  const evaluations = options.evaluations ?? (await openEvaluationDesk(works))
  const door = await createServer({
    version: '0.1.0',
    healthy: async () => true,
    desk: openDesk(store),
    signIn,
    rate: 100_000,
    exact: true,
    ...options,
    evaluations,
    upkeep: options.upkeep ?? openUpkeep({ store, works, jobs: evaluations.jobs, data: folder }),
  })
  if (options.evaluations === undefined) door.addHook('onClose', () => evaluations.jobs.close())
  const known = new Map<string, Promise<Record<string, string>>>()
  return {
    door,
    signIn,
    as(person) {
      const headers = known.get(person) ?? enter(door, store, person)
      known.set(person, headers)
      return headers
    },
  }
}

/** Each person sits at a desk of their own: limits by address are tested elsewhere. */
let desks = 0
const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' }

async function enter(door: Door, store: Store, person: string): Promise<Record<string, string>> {
  await giveOwnPassword(store, person)
  const reply = await door.inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress: `10.0.0.${++desks}`,
    payload: { person, password: PASSWORD },
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return { ...SAME_ORIGIN, cookie: cookieOf(reply.headers['set-cookie']) }
}

export const cookieOf = (set: string | readonly string[] | undefined): string =>
  [set ?? []]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ')
