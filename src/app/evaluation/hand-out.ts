// App · evaluation: workbook, circular and public list, written from the kept result of a version; nothing is computed anew.
import { writeFile } from 'node:fs/promises'
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Book } from '../../report/book.ts'
import type { CircularOptions } from '../../report/circular-text.ts'
import { csv } from '../../report/csv.ts'
import { openDuck } from '../../store/duck.ts'
import { isShown, listShown } from '../../store/pg/results.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import { placeFile } from '../place-file.ts'
import { toBook } from '../to-book.ts'
import { findFile } from './find-file.ts'
import { roundOf } from './round-of.ts'
import { schemeByHash } from './scheme.ts'
import { refusePart, refuseUnseen, stateOf, type Works } from './works.ts'

export const PAPERS = ['workbook', 'circular', 'public'] as const
export type Paper = (typeof PAPERS)[number]

export interface PaperRequest {
  readonly paper: Paper
  readonly version?: number | undefined
  /** What the circular says of its issuing; `internal` has totals and ranks. */
  readonly circular?: Partial<CircularOptions>
}

type Refused = { readonly findings: readonly Finding[] }

export async function makePaper(
  works: Works,
  who: Who,
  id: string,
  request: PaperRequest,
): Promise<Uint8Array | Refused> {
  const { paper, circular: options } = request
  const unseen = await refuseUnseen(works, who, id)
  if (unseen.length > 0) return { findings: unseen }
  const state = await stateOf(works, who, id)
  const round = roundOf(id, state, request.version)
  if ('findings' in round) return round
  const { version } = round
  const shown = await readAs(works.store, who, (session) => isShown(session, id, version))
  const whole = await refusePart(works, who, state.plan?.scope.unit)
  // Grades that are shown are everyone's; everything else is for those who see all of it.
  if (whole.length > 0 && (!shown || paper === 'workbook' || options?.internal === true))
    return { findings: shown ? whole : [finding('process/not-shown', {}, { id, version })] }
  if (paper === 'public' && shown) {
    const rows = await readAs(works.store, who, (session) => listShown(session, id, version, {}, {}))
    const head = ['编号', '名称', '分组', '等级']
    return Buffer.from(
      `\uFEFF${csv(
        head,
        rows.map((row) => [row.id, row.name, row.pool, row.grade]),
      )}`,
    )
  }
  if (paper === 'public') return { findings: [finding('process/not-shown', {}, { id, version })] }
  const book = await bookOf(works, id, round)
  if ('findings' in book) return book
  if (paper === 'workbook') return (await import('../../report/workbook.ts')).workbook(book)
  return (await import('../../report/circular.ts')).circular(book, { internal: false, ...options })
}

export async function writePaper(
  works: Works,
  who: Who,
  id: string,
  request: PaperRequest,
  out: string,
): Promise<readonly Finding[]> {
  const made = await makePaper(works, who, id, request)
  if ('findings' in made) return made.findings
  await placeFile(out, (temporary) => writeFile(temporary, made))
  return []
}

async function bookOf(
  works: Works,
  id: string,
  { snapshot, result, inputs, outcome }: Exclude<ReturnType<typeof roundOf>, Refused>,
): Promise<Book | Refused> {
  const { scheme: hash, left_out: left } = inputs
  if (hash === undefined) return { findings: [finding('process/not-frozen-here', {}, { id })] }
  const scheme = await schemeByHash(works, hash)
  const files = await Promise.all([
    findFile(works, snapshot, 'parquet', 'snapshot'),
    findFile(works, result, 'parquet', 'result'),
    ...(left === undefined ? [] : [findFile(works, left, 'parquet', 'left_out')]),
    ...(outcome.skipped === undefined ? [] : [findFile(works, outcome.skipped, 'parquet', 'skipped')]),
  ])
  const lost = [scheme, ...files].flatMap((one) => ('findings' in one ? one.findings : []))
  if ('findings' in scheme || lost.length > 0) return { findings: lost }
  const [figures, made, ...without] = files.map(
    (one) => `read_parquet('${('path' in one ? one.path : '').replaceAll("'", "''")}')`,
  )
  const duck = await openDuck({ memoryLimit: '1500MB' })
  try {
    await duck.run(`CREATE VIEW input AS FROM ${figures}`)
    await duck.run(`CREATE VIEW result AS FROM ${made}`)
    await duck.run('CREATE TABLE skipped (id VARCHAR, name VARCHAR, because VARCHAR)')
    for (const one of without) await duck.run(`INSERT INTO skipped SELECT id, name, because FROM ${one}`)
    const marked = await duck.all(`SELECT 1 FROM input WHERE name LIKE '模拟%' LIMIT 1`)
    return await toBook(duck, scheme.checked.scheme, { detail: true, synthetic: marked.length > 0 })
  } finally {
    duck.close()
  }
}
