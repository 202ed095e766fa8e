// One evaluation of the tests' city driven from plan to publication by its errands.
import { append } from '../../src/app/evaluation/append.ts'
import { computeEvaluation } from '../../src/app/evaluation/compute.ts'
import { type FreezeRequest, freezeEvaluation } from '../../src/app/evaluation/freeze.ts'
import { planEvaluation } from '../../src/app/evaluation/plan.ts'
import { publishEvaluation } from '../../src/app/evaluation/publish.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import { type City, demand } from './city.ts'

/** Days of the year after the period. */
const days = (year: number) => ({
  land: { from: `${year}-03-01`, until: `${year}-03-01` },
  after: `${year}-03-02`,
  shown: { from: `${year}-03-02`, until: `${year}-03-03` },
  end: `${year}-03-04`,
})

export const driver = ({ works, as, on }: City, id: string, period: string, scheme = 'jiaxing-enterprises-below') => {
  const { land, after, shown, end } = days(Number(period) + 1)
  const act = async (person: string, kind: string, payload: Json = {}, reason?: string) =>
    demand(await append(works, await as(person), id, kind, payload, reason === undefined ? {} : { reason }))
  const frozen = async (request: FreezeRequest = {}) => {
    on(land.from)
    demand(await planEvaluation(works, await as('规则'), id, { scheme, period }))
    await act('规则', 'publish-land', land)
    on(after)
    return await freezeEvaluation(works, await as('规则'), id, request)
  }
  const compute = async () => computeEvaluation(works, await as('规则'), id)
  const finish = async () => {
    await act('审核', 'review')
    await act('规则', 'open-publicity', shown)
    on(end)
    await act('规则', 'decide')
    await act('领导', 'finalise')
    demand(await publishEvaluation(works, await as('规则'), id))
  }
  return {
    act,
    frozen,
    compute,
    finish,
    shown,
    /** From plan to publication. */
    async all() {
      demand(await frozen())
      demand(await compute())
      await finish()
    },
    /** A corrected version, from what `correct` froze to publication. */
    async again() {
      on(end)
      demand(await compute())
      await act('审核', 'review')
      await act('规则', 'open-publicity', { from: end, until: end })
      on(`${Number(period) + 1}-03-05`)
      await act('规则', 'decide')
      await act('领导', 'finalise')
      demand(await publishEvaluation(works, await as('规则'), id))
    },
  }
}
