// One who writes over the API without rest: what was not answered is sent again under its key, to the next server if need be.
import { post } from './client.ts'

export interface Ack {
  readonly key: string
  readonly seq: number
  readonly hash: string
}

export interface Writer {
  /** Writes to the server at this address until it no longer answers or `until` is aborted. */
  readonly write: (address: string, until: AbortSignal) => Promise<void>
}

interface Wish {
  readonly key: string
  readonly kind: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly payload: object
}

/** Gives every answer that says an act is on record to `ack`, every other answer to `refused`. */
export function openWriter(
  name: string,
  cookie: string,
  { ack, refused }: { readonly ack: (one: Ack) => void; readonly refused: (text: string) => void },
): Writer {
  const wishes = wishesOf(name)
  let open: Wish | undefined
  return {
    async write(address, until) {
      while (!until.aborted) {
        open ??= wishes.next().value as Wish
        const { key, ...act } = open
        const headers = { cookie, 'idempotency-key': key }
        const reply = await post(address, '/api/acts', act, headers).catch(() => undefined)
        const body = (await reply?.json().catch(() => undefined)) as { seq?: number; hash?: string } | undefined
        // Gone without an answer, or while its database is gone: whether it is on record nobody knows yet.
        if (reply === undefined || body === undefined) return
        if (reply.status >= 500) {
          await new Promise((resolve) => setTimeout(resolve, 50))
          continue
        }
        if (body.seq === undefined || body.hash === undefined) refused(`${reply.status} ${key} ${JSON.stringify(body)}`)
        else ack({ key, seq: body.seq, hash: body.hash })
        open = undefined
      }
    },
  }
}

/** A return after another: opened, and ten drafts of it saved. */
function* wishesOf(name: string): Generator<Wish, never> {
  for (let n = 0; ; n++) {
    const subject = { kind: 'return', id: `k-${name}-${n}` }
    const form = { form: 'enterprise', period: '2025', unit: '330402', owner: '市税务局' }
    yield { key: `${subject.id}-open`, kind: 'open', subject, payload: form }
    for (let value = 1; value <= 10; value++) {
      const cell = { subject: { kind: 'enterprise', id: 'e1' }, indicator: '入库税收', period: '2025' }
      const cells = { C5: { ...cell, caliber: '全口径', value, unit: '万元' } }
      yield { key: `${subject.id}-draft-${value}`, kind: 'draft', subject, payload: { cells } }
    }
  }
}
