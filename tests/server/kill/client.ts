// A client of the API on a socket of its own: signs in for real, sends acts under keys.
export const PASSWORD = 'Tian-2026-kai'
const TIMEOUT_MS = 30_000

const cookiesOf = (reply: Response): string =>
  reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

export const post = (address: string, path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })

/** The cookie of one who came with a one-time password and has chosen a new one. */
export async function enter(address: string, person: string, once: string): Promise<string> {
  const first = await post(address, '/api/session', { person, password: once })
  if (first.status !== 200) throw new Error(`${person}: ${await first.text()}`)
  const changed = await post(
    address,
    '/api/session/password',
    { old: once, new: PASSWORD },
    { cookie: cookiesOf(first) },
  )
  if (changed.status !== 200) throw new Error(`${person}: ${await changed.text()}`)
  return cookiesOf(changed)
}
