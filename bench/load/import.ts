// Bench · `node bench/load.mjs --import`: 30,000 enterprises × 30 columns (模拟数据) sent as .xlsx to a running server, while somebody else reads.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { usccCheckCharacter } from '../../src/kernel/uscc.ts'
import { openStore } from '../../src/store/pg/open.ts'
import { enter } from '../../tests/server/kill/client.ts'
import { startServer } from '../../tests/server/kill/served.ts'
import { makeCity } from './city.ts'
import { percentile } from './percentiles.ts'

const ROWS = 30_000
const UNITS = ['南湖', '秀洲', '嘉善', '海盐', '海宁', '平湖', '桐乡', '经开区', '港区']
/** No firm has such a code: the region does not exist. */
const codeOf = (n: number): string => {
  const first = `91999999M${String(n).padStart(8, '0')}`
  return `${first}${usccCheckCharacter(first)}`
}
const KNOWN = ['企业编号', '企业名称', '所属县市区', '所属镇街道', '行业代码', '宗地编号', '规模']
const COLUMNS = 30

export async function importAndRead(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wanmu-import-'))
  const where = { folder: join(folder, 'data') }
  const opened = await openStore(where, { begin: true })
  if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
  const users = await makeCity(opened.store, 100, 9).finally(() => opened.store.close())
  const sheet = join(folder, '模拟.xlsx')
  await writeSheet(sheet)
  const served = startServer('dist/run/main.js', where, where.folder)
  try {
    const address = await served.address
    if (address === undefined) throw new Error(served.told())
    const signIn = async (role: string): Promise<string> => {
      const user = users.find((one) => one.role === role)
      return await enter(address, user?.person ?? '', user?.once ?? '')
    }
    const [keeper, reader] = [await signIn('rule-keeper'), await signIn('leader')]
    const bytes = readFileSync(sheet)
    const times: number[] = []
    let over = false
    const reading = (async () => {
      while (!over) {
        const from = performance.now()
        const reply = await fetch(`${address}/api/units?on=2025-01-01`, { headers: { cookie: reader } })
        await reply.arrayBuffer()
        times.push(performance.now() - from)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })()
    const from = performance.now()
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    const reply = await fetch(`${address}/api/registers/enterprise/import?on=2021-01-01&name=m`, {
      method: 'POST',
      headers: {
        cookie: keeper,
        'content-type': type,
        'sec-fetch-site': 'same-origin',
        'idempotency-key': 'load-import',
      },
      body: bytes,
    })
    const said = await reply.text()
    const seconds = (performance.now() - from) / 1000
    over = true
    await reading
    times.sort((a, b) => a - b)
    const read = [0.5, 0.95, 0.99, 1].map((share) => percentile(times, share).toFixed(0)).join(' / ')
    process.stdout.write(
      `embedded: ${ROWS} × ${COLUMNS}, ${(bytes.length / 1e6).toFixed(1)} MB sent: ${reply.status} in ${seconds.toFixed(1)} s; ${times.length} reads meanwhile, ms p50 / p95 / p99 / max: ${read}\n${said.replaceAll(/.*"blocking":true/g, '').slice(0, 300)}\n`,
    )
  } finally {
    served.child.kill('SIGTERM')
    await served.gone
    rmSync(folder, { recursive: true, force: true })
  }
}

async function writeSheet(file: string): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file })
  const sheet = book.addWorksheet('企业')
  const more = Array.from({ length: COLUMNS - KNOWN.length }, (_, n) => `附列${n + 1}`)
  sheet.addRow([...KNOWN, ...more]).commit()
  for (let n = 0; n < ROWS; n++) {
    const known = [
      codeOf(n),
      `模拟企业${n}号`,
      UNITS[n % UNITS.length],
      `${n % 8}镇`,
      String(1310 + (n % 3000)),
      `D${n}`,
      '规上',
    ]
    sheet.addRow([...known, ...more.map((_, i) => (n * 31 + i * 7) % 10_000)]).commit()
  }
  await book.commit()
}
