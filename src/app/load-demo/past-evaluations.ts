// App · evaluations of the synthetic city, each through its own acts: published, or in publicity with objections open.
import type { Json } from '../../kernel/canonical-json.ts'
import type { Who } from '../../store/pg/session.ts'
import { OURS, ourDay } from '../clock.ts'
import { append } from '../evaluation/append.ts'
import { computeEvaluation } from '../evaluation/compute.ts'
import { freezeEvaluation } from '../evaluation/freeze.ts'
import { keepEvidence } from '../evaluation/keep-evidence.ts'
import { planEvaluation } from '../evaluation/plan.ts'
import { publishEvaluation } from '../evaluation/publish.ts'
import type { Works } from '../evaluation/works.ts'
import type { Steps } from '../run-steps.ts'
import { demand, refusal } from './demand.ts'
import type { Staff } from './people.ts'

export interface Evaluation {
  readonly id: string
  readonly scheme: string
  readonly year: number
  readonly facts?: Readonly<Record<string, string>>
}

const DAY = 86_400_000

/** From plan to internal review; `start` is the day on which it is planned, the last step falls ten days later. */
async function reviewed(works: Works, staff: Staff, one: Evaluation, start: Date, steps: Steps): Promise<Driver> {
  let now = start
  const at = { ...works, clock: { now: () => now, zone: OURS.zone } }
  const day = (days: number): string => ourDay(new Date(start.getTime() + days * DAY).toISOString())
  const on = (days: number): void => {
    now = new Date(start.getTime() + days * DAY)
  }
  const { id, scheme, year, facts } = one
  const act = async (who: Who, kind: string, payload: Json = {}, reason?: string): Promise<void> => {
    demand(await append(at, who, id, kind, payload, reason === undefined ? {} : { reason }))
  }
  demand(
    await planEvaluation(at, staff.rules, id, {
      scheme,
      period: String(year),
      ...(facts === undefined ? {} : { facts }),
    }),
  )
  await act(staff.rules, 'publish-land', { from: day(0), until: day(6) })
  on(7)
  demand(await freezeEvaluation(at, staff.rules, id, { ...steps, skipBad: true }))
  on(8)
  demand(await computeEvaluation(at, staff.rules, id, steps))
  on(10)
  await act(staff.reviewer(staff.city), 'review')
  return { at, on, day, act }
}

interface Driver {
  readonly at: Works
  /** Things are done so many days after it was planned from now on. */
  readonly on: (days: number) => void
  readonly day: (days: number) => string
  readonly act: (who: Who, kind: string, payload?: Json, reason?: string) => Promise<void>
}

/** Published in the summer after its year. */
export async function publishPast(works: Works, staff: Staff, one: Evaluation, steps: Steps): Promise<void> {
  const { at, on, day, act } = await reviewed(works, staff, one, new Date(`${one.year + 1}-05-06T02:00:00Z`), steps)
  on(11)
  await act(staff.rules, 'open-publicity', { from: day(11), until: day(18) })
  on(20)
  await act(staff.rules, 'decide')
  await act(staff.leader, 'finalise')
  on(22)
  demand(await publishEvaluation(at, staff.rules, one.id, steps))
}

/** Shown to the public since three days, for seven more; `objector` is an enterprise with an account. */
export async function openPublicity(
  works: Works,
  staff: Staff,
  one: Evaluation,
  { objector, own, other }: { readonly objector: Who; readonly own: string; readonly other: string },
  today: Date,
  steps: Steps,
): Promise<void> {
  const { at, on, day, act } = await reviewed(works, staff, one, new Date(today.getTime() - 14 * DAY), steps)
  on(11)
  await act(staff.rules, 'open-publicity', { from: day(11), until: day(21) })
  const object = async (who: Who, n: number, about: string, reason: string, text: string): Promise<void> => {
    const kept = await keepEvidence(at, who, one.id, `证据${n}（模拟数据）.txt`, Buffer.from(`模拟数据\n${text}\n`))
    if ('findings' in kept) throw refusal(kept.findings)
    const evidence = [{ name: kept.name, hash: kept.hash }]
    await act(who, 'object', { id: `异议-${n}`, about: { kind: 'enterprise', id: about }, evidence }, reason)
  }
  on(12)
  await object(objector, 1, own, '用地面积多计，租入的厂房已由出租方计入', '租赁合同摘要：租入厂房的用地由出租方计入。')
  on(13)
  await object(
    staff.filer(staff.shownUnit),
    2,
    other,
    '研发经费漏报一笔，企业已补齐凭证',
    '研发项目立项书及付款凭证清单。',
  )
}
