// A process that is going to be killed: many writers at once, each act told on stdout only after the store has said that it is on record.
import { writeSync } from 'node:fs'
import { doAct } from '../../../src/app/do-act.ts'
import { openStore, type Where } from '../../../src/store/pg/open.ts'

const [where = '', round = '', writers = ''] = process.argv.slice(2)
const opened = await openStore(JSON.parse(where) as Where)
if ('findings' in opened) {
  writeSync(1, `refused ${JSON.stringify(opened.findings)}\n`)
  process.exit(1)
}
const { store } = opened
const who = { person: '南湖填报', role: 'filer' } as const
await Promise.all(Array.from({ length: Number(writers) }, (_, n) => write(n)))

/** Opens a return and goes on saving drafts of it until the process dies. */
async function write(writer: number): Promise<void> {
  const subject = { kind: 'return', id: `k-${round}-${process.pid}-${writer}` }
  const act = async (kind: string, payload: { [key: string]: string | object }, key: string): Promise<void> => {
    const done = await doAct(store, who, { kind, subject, payload: payload as never, key })
    writeSync(
      1,
      'act' in done ? `ack ${done.act.seq} ${done.act.hash}\n` : `refused ${JSON.stringify(done.findings)}\n`,
    )
  }
  await act('open', { form: 'enterprise', period: '2025', unit: '330402', owner: '市税务局' }, `${subject.id}-open`)
  for (let n = 0; ; n++) {
    const cell = {
      subject: { kind: 'enterprise', id: 'e1' },
      indicator: '入库税收',
      period: '2025',
      caliber: '全口径',
      value: n,
      unit: '万元',
    }
    await act('draft', { cells: { C5: cell } }, `${subject.id}-${n}`)
  }
}
