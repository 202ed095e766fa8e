// App · evaluation: an act of it, with the rows that go with it.
import type { Json } from '../../kernel/canonical-json.ts'
import type { Rules } from '../../store/pg/acts.ts'
import type { Who } from '../../store/pg/session.ts'
import { doAct } from '../do-act.ts'
import { type Asked, clockOf, type Done, refused, subjectOf, type Works } from './works.ts'

/** `told`: what was found on the way and does not block. */
export async function append(
  works: Works,
  who: Who,
  id: string,
  kind: string,
  payload: Json,
  { reason, clause, key }: Asked = {},
  told: Done['findings'] = [],
  also?: Rules['project'],
): Promise<Done> {
  const draft = {
    kind,
    subject: subjectOf(id),
    payload,
    ...(reason === undefined ? {} : { reason }),
    ...(clause === undefined ? {} : { clause }),
    ...(key === undefined ? {} : { key }),
  }
  const done = await doAct(works.store, who, draft, clockOf(works), also)
  return 'findings' in done
    ? refused([...done.findings, ...told])
    : { act: done.act, findings: told, total: told.length }
}
