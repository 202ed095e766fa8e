// Web · a piece of evidence handed in as the file itself, which the typed client has no shape for; its hash goes into the objection.
import { refusedBy } from '../../api/client.ts'
import { readRole } from '../../api/role.ts'

export interface Kept {
  readonly name: string
  readonly hash: string
}

export async function sendEvidence(evaluation: string, file: File): Promise<Kept> {
  const role = readRole()
  const url = `/api/evaluations/${encodeURIComponent(evaluation)}/evidence?name=${encodeURIComponent(file.name)}`
  const answer = await fetch(url, {
    method: 'POST',
    body: await file.arrayBuffer(),
    headers: { 'content-type': file.type, ...(role === undefined ? {} : { 'wanmu-role': role }) },
  })
  const body: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok) throw refusedBy(answer.status, body)
  const { name, hash } = body as Kept
  return { name, hash }
}
