// Web · a file handed to the server as it is, to be checked or put on record; the typed client has no shape for it.
import { refusedBy } from '../../api/client.ts'
import { readRole } from '../../api/role.ts'
import type { Importable } from './kinds.ts'

const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  zip: 'application/zip',
  geojson: 'application/geo+json',
  json: 'application/geo+json',
}

export interface Sending {
  readonly what: Importable
  readonly file: File
  readonly on: string
  readonly complete: boolean
  readonly of?: string
  readonly meridian?: number
  readonly dry: boolean
}

/** The job begun. */
export async function sendFile({ what, file, ...asked }: Sending, key: string): Promise<string> {
  const role = readRole()
  const said = Object.entries({ ...asked, name: file.name.slice(0, 100) }).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)]))
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
  const answer = await fetch(`/api/imports/${what}?${query}`, {
    method: 'POST',
    body: await file.arrayBuffer(),
    headers: {
      'content-type': TYPES[ending] ?? 'application/octet-stream',
      'idempotency-key': key,
      ...(role === undefined ? {} : { 'wanmu-role': role }),
    },
  })
  const body: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok) throw refusedBy(answer.status, body)
  return (body as { job: string }).job
}
