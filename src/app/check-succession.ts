// App · a succession against the register of units: both are known, neither in a circle nor of what the successor lies in.
import { type Finding, finding } from '../kernel/finding.ts'
import type { Succession } from '../record/registers/register.ts'
import { unitsAt } from '../store/pg/registers.ts'
import type { Session } from '../store/pg/session.ts'
import { unitsBelow } from './check-cells.ts'

export async function refuseSuccession(session: Session, { from, to, day }: Succession): Promise<readonly Finding[]> {
  const now = await unitsAt(session, day)
  const ever = await session.selectFrom('units').select('code').where('code', '=', from).limit(1).execute()
  const said = await session.selectFrom('unit_successions').selectAll().execute()
  const unknown = [...(ever.length > 0 ? [] : [from]), ...(now.some(({ code }) => code === to) ? [] : [to])]
  // Units that succeed one another in a circle would answer for one another's figures.
  const after = new Set([to])
  for (const unit of after) for (const one of said) if (one.from_code === unit) after.add(one.to_code)
  // Nor does a unit succeed what it lies in.
  const circle = after.has(from) || unitsBelow(now, from).has(to)
  const twice = said.some((one) => one.from_code === from && one.to_code === to)
  return [
    ...unknown.map((unit) => finding('record/no-such-unit', {}, { unit, day })),
    ...(circle || twice ? [finding('record/odd-succession', {}, { from, to })] : []),
  ]
}
