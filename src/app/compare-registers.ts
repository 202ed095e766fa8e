// App · the rows of the registers against the acts that brought them: as many, and with the same hash; and who moved where against the rows.
import type { Hash } from '../kernel/act.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { hashRows } from '../record/registers/register.ts'
import { readRows } from '../store/pg/dump.ts'
import type { Store } from '../store/pg/open.ts'
import { strayMoves } from '../store/pg/registers.ts'
import { isThere } from './compare-result-rows.ts'
import type { Replay } from './replay.ts'

export async function compareRegisters(store: Pick<Store, 'db'>, { imports }: Replay, hash: Hash): Promise<Finding[]> {
  const { db } = store
  const brought = new Map<number, object[]>()
  for (const table of ['units', 'indicators', 'subjects', 'shapes', 'tenure'] as const)
    for await (const page of readRows(db, table))
      for (const { act, ...row } of page) {
        const rows = brought.get(Number(act))
        if (rows === undefined) brought.set(Number(act), [row])
        else rows.push(row)
      }
  const differing = [...new Set([...imports.keys(), ...brought.keys()])].flatMap((seq): Finding[] => {
    const rows = brought.get(seq) ?? []
    const said = imports.get(seq)
    return said !== undefined && said.rows === rows.length && said.hash === hashRows(rows, hash)
      ? []
      : [finding('record/register-differs', {}, { seq, rows: rows.length })]
  })
  const stray = (await isThere(store, 'moves')) ? await strayMoves(db) : []
  return [
    ...differing,
    ...stray.map(({ kind, id, day }) =>
      finding('record/copy-differs', {}, { table: 'moves', row: `${kind} ${id} ${day}` }),
    ),
  ]
}
