// Store · sign-in: accounts, sessions and the second factor, kept by better-auth in a schema that only the owner of the records reaches.
import { randomBytes } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { twoFactor, username } from 'better-auth/plugins'
import { sql } from 'kysely'
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Store } from '../pg/open.ts'
import { type AtDoor, personAtDoor } from '../pg/read.ts'
import { timesAsDates } from './dates.ts'
import { MOST_CHARACTERS, oneTimePassword, refusePassword } from './password.ts'
import { addressFor, endSecondFactor, ISSUER, minutesLocked } from './second-factor.ts'
import { type Cookies, sessionOf, tokenIn } from './session-of.ts'
import { forgetTries, giveBackTry, knowPlace, takeTry } from './tries.ts'
import { returnCode, spendCode } from './used-codes.ts'

export interface SignedIn {
  readonly person: string
  /** Must choose a new password before anything else. */
  readonly mustChange: boolean
  readonly secondFactor: boolean
  /** `Set-Cookie` headers for the answer. */
  readonly cookies: readonly string[]
}
/** At every request: who it is as the records know it at this moment. */
export interface Here extends SignedIn {
  /** Undefined for one who is not on record, or was closed. */
  readonly known: AtDoor | undefined
}
export type Attempt =
  | SignedIn
  /** The password is right; a code of the second factor is to follow. */
  | { readonly wantsCode: true; readonly cookies: readonly string[] }
  | { readonly findings: readonly Finding[] }

export interface SignIn {
  /** An account for a person of the records, with a password that must be changed at first use; an account there is gets a new one, and its second factor ends. */
  readonly giveOneTimePassword: (person: string) => Promise<string>
  /** `address`: from where, as the network says. */
  readonly signIn: (person: string, password: string, address?: string) => Promise<Attempt>
  /** After `wantsCode`, or for the one who has just set it up. A code signs in once; a spare one after `wantsCode` only, and is used up. */
  readonly giveCode: (code: string, headers: Headers, address?: string) => Promise<Attempt>
  readonly whoIs: (headers: Headers) => Promise<Here | undefined>
  /** The session that these cookies name, whether it still holds or not; undefined unless we signed it. */
  readonly tokenOf: (cookies: string | undefined) => string | undefined
  readonly signOut: (headers: Headers) => Promise<readonly string[]>
  readonly changePassword: (
    headers: Headers,
    old: string,
    wanted: string,
    address?: string,
  ) => Promise<readonly Finding[] | { readonly cookies: readonly string[] }>
  /** Address for an authenticator, and codes for when it is lost. In force once `giveCode` has taken a code of it. */
  readonly setUpSecondFactor: (
    headers: Headers,
    password: string,
    address?: string,
  ) => Promise<{ readonly uri: string; readonly spare: readonly string[] } | { readonly findings: readonly Finding[] }>
  /** Ends every session of the person at once. */
  readonly endSessions: (person: string) => Promise<void>
}

/** Seconds without a request after which a session ends, and after which it ends however busy. */
const IDLE = 30 * 60
const LONGEST = 12 * 60 * 60
/** Sessions are prolonged at most this often. */
const PROLONG = 60

/** `https`: cookies go over encrypted connections only. */
export async function openSignIn(store: Store, { https = false } = {}): Promise<SignIn> {
  const auth = create(store, await secretOf(store), https)
  const { internalAdapter, password, authCookies, createAuthCookie, secret } = await auth.$context
  const cookies: Cookies = { name: authCookies.sessionToken.name, secret }
  const halfway: Cookies = { name: createAuthCookie('two_factor').name, secret }
  const db = store.db.withSchema('wanmu_sign_in')

  const idOf = async (person: string): Promise<string | undefined> => {
    const { rows } = await sql<{ id: string }>`select id from wanmu_sign_in."user" where username = ${person}`.execute(
      db,
    )
    return rows[0]?.id
  }
  /** Whose password was right and whose code is to follow: the key of the account. */
  const halfwayIn = async (headers: Headers): Promise<string | undefined> => {
    const token = tokenIn(headers.get('cookie'), halfway)
    const found = token === undefined ? null : await internalAdapter.findVerificationValue(token)
    return found !== null && found.expiresAt > new Date() ? found.value : undefined
  }
  const told = async (person: string, cookies: readonly string[], secondFactor: boolean): Promise<SignedIn> => {
    const { rows } = await sql`select 1 from wanmu_sign_in.must_change where person = ${person}`.execute(db)
    return { person, mustChange: rows.length > 0, secondFactor, cookies }
  }
  const endSessions = async (person: string): Promise<void> => {
    await sql`delete from wanmu_sign_in."session" where "userId" = (
      select id from wanmu_sign_in."user" where username = ${person})`.execute(db)
  }

  /** Wrong passwords count alike, wherever they are asked for: each is counted before it is tried. */
  const refuseClosed = async (person: string, address: string): Promise<Finding[]> => {
    const minutes = await takeTry(store, person, address)
    return minutes > 0 ? [finding('store/closed-for-now', {}, { minutes })] : []
  }
  const WRONG = [finding('store/wrong-password', {})]

  return {
    endSessions,
    tokenOf: (header) => tokenIn(header, cookies),
    async giveOneTimePassword(person) {
      const once = oneTimePassword()
      const hash = await password.hash(once)
      const id = await idOf(person)
      if (id === undefined) {
        // An address is asked for by the library and never used: it cannot exist.
        const email = `${randomBytes(12).toString('hex')}@wanmu.invalid`
        const user = await internalAdapter.createUser(
          { name: person, username: person, email, emailVerified: false },
          { method: 'admin' },
        )
        await internalAdapter.linkAccount({
          userId: user.id,
          providerId: 'credential',
          accountId: user.id,
          password: hash,
        })
      } else {
        await internalAdapter.updatePassword(id, hash)
        await endSecondFactor(store, id)
        await endSessions(person)
      }
      await sql`insert into wanmu_sign_in.must_change (person) values (${person}) on conflict do nothing`.execute(db)
      await forgetTries(store, person)
      return once
    },

    async signIn(person, tried, address = '') {
      const closed = await refuseClosed(person, address)
      if (closed.length > 0) return { findings: closed }
      const reply = await auth.api.signInUsername({
        body: { username: person, password: tried.slice(0, MOST_CHARACTERS + 1) },
        headers: new Headers(),
        asResponse: true,
      })
      if (!reply.ok) return { findings: WRONG }
      const said = (await reply.json()) as { twoFactorRedirect?: boolean }
      const cookies = reply.headers.getSetCookie()
      if (said.twoFactorRedirect === true) {
        await giveBackTry(store, person, address)
        return { wantsCode: true, cookies }
      }
      await knowPlace(store, person, address)
      return await told(person, cookies, false)
    },

    async giveCode(code, headers, address = '') {
      const asked = { body: { code, trustDevice: false }, headers, asResponse: true } as const
      const spare = !/^\d{6}$/.test(code)
      const setsUp = (await auth.api.getSession({ headers })) !== null
      // In a session nothing counts wrong codes, and a spare one would not show that the authenticator works.
      if (spare && setsUp) return { findings: [finding('store/wrong-code', {})] }
      const user = setsUp ? undefined : await halfwayIn(headers)
      if (!setsUp) {
        if (user === undefined) return { findings: [finding('store/password-first', {})] }
        const minutes = await minutesLocked(store, user)
        if (minutes > 0) return { findings: [finding('store/codes-closed-for-now', {}, { minutes })] }
        if (!spare && !(await spendCode(store, user, code))) return { findings: [finding('store/code-used', {})] }
      }
      const reply = spare ? await auth.api.verifyBackupCode(asked) : await auth.api.verifyTOTP(asked)
      if (!reply.ok) {
        if (user !== undefined && !spare) await returnCode(store, user, code)
        return { findings: [finding('store/wrong-code', {})] }
      }
      const said = (await reply.json()) as { user: { username: string } }
      await knowPlace(store, said.user.username, address)
      return await told(said.user.username, reply.headers.getSetCookie(), true)
    },

    async whoIs(headers) {
      if (!headers.has('cookie')) return undefined
      const token = tokenIn(headers.get('cookie'), cookies)
      const held =
        token === undefined ? undefined : await sessionOf(store.db, token, { prolong: PROLONG, longest: LONGEST })
      if (held !== undefined) return { ...held, cookies: [] }
      const reply = await auth.api.getSession({ headers, asResponse: true })
      const said = (await reply.json()) as {
        session: { createdAt: string }
        user: { username: string; twoFactorEnabled: boolean | null }
      } | null
      if (!reply.ok || said === null) return undefined
      const { session, user } = said
      if (Date.now() - Date.parse(session.createdAt) > LONGEST * 1000) {
        await endSessions(user.username)
        return undefined
      }
      const signedIn = await told(user.username, reply.headers.getSetCookie(), user.twoFactorEnabled === true)
      return { ...signedIn, known: await personAtDoor(store, user.username) }
    },

    async signOut(headers) {
      const reply = await auth.api.signOut({ headers, asResponse: true })
      return reply.headers.getSetCookie()
    },

    async changePassword(headers, old, wanted, address = '') {
      const session = await auth.api.getSession({ headers })
      const person = session?.user.username
      if (typeof person !== 'string') return [finding('store/wrong-password', {})]
      const weak = [...refusePassword(wanted, person), ...(old === wanted ? [finding('store/password-same', {})] : [])]
      if (weak.length > 0) return weak
      const closed = await refuseClosed(person, address)
      if (closed.length > 0) return closed
      const reply = await auth.api.changePassword({
        body: { currentPassword: old, newPassword: wanted, revokeOtherSessions: true },
        headers,
        asResponse: true,
      })
      if (!reply.ok) return WRONG
      await forgetTries(store, person)
      await sql`delete from wanmu_sign_in.must_change where person = ${person}`.execute(db)
      return { cookies: reply.headers.getSetCookie() }
    },

    async setUpSecondFactor(headers, own, address = '') {
      const user = (await auth.api.getSession({ headers }))?.user
      const person = user?.username
      // Another phone is set up after an admin has ended the first: a session alone must not replace it.
      if (user?.twoFactorEnabled === true) return { findings: [finding('store/second-factor-held', {})] }
      if (typeof person !== 'string') return { findings: [finding('store/wrong-password', {})] }
      const closed = await refuseClosed(person, address)
      if (closed.length > 0) return { findings: closed }
      const reply = await auth.api.enableTwoFactor({ body: { password: own }, headers, asResponse: true })
      if (!reply.ok) return { findings: WRONG }
      await knowPlace(store, person, address)
      const { totpURI: uri, backupCodes: spare } = (await reply.json()) as { totpURI: string; backupCodes: string[] }
      return { uri: addressFor(person, uri), spare }
    },
  }
}

function create(store: Store, secret: string, https: boolean) {
  return betterAuth({
    appName: 'wanmu',
    secret,
    baseURL: 'http://localhost',
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: store.db.withSchema('wanmu_sign_in').withPlugin(timesAsDates), type: 'postgres' },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: MOST_CHARACTERS },
    session: { expiresIn: IDLE, updateAge: PROLONG },
    advanced: {
      cookiePrefix: 'wanmu',
      useSecureCookies: https,
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true, path: '/' },
    },
    plugins: [
      username({
        minUsernameLength: 1,
        maxUsernameLength: 60,
        usernameValidator: () => true,
        usernameNormalization: false,
        displayUsername: false,
      }),
      twoFactor({ issuer: ISSUER, accountLockout: { enabled: true, maxFailedAttempts: 5 } }),
    ],
  })
}

async function secretOf({ db }: Store): Promise<string> {
  await sql`insert into wanmu_sign_in.secret (value) values (${randomBytes(32).toString('hex')}) on conflict do nothing`.execute(
    db,
  )
  const { rows } = await sql<{ value: string }>`select value from wanmu_sign_in.secret`.execute(db)
  const [own] = rows
  if (own === undefined) throw new Error('no key for cookies')
  return own.value
}
