// App · evaluation: published: the version stays for good, and its grades go into the history of each unit.
import { finding } from '../../kernel/finding.ts'
import { refuseNever } from '../../record/never.ts'
import { hashRows } from '../../record/registers/register.ts'
import { hashBy } from '../../store/hash.ts'
import { putGrades } from '../../store/pg/results.ts'
import type { Who } from '../../store/pg/session.ts'
import type { GradeRow, ResultRow } from '../../store/pg/tables.ts'
import { readHead } from '../audit.ts'
import { append } from './append.ts'
import { readResult } from './compute.ts'
import { findFile } from './find-file.ts'
import { onceUnder } from './once.ts'
import { schemeName } from './scheme.ts'
import { type Asked, type Done, refused, refuseEarly, refusePart, stateOf, type Works } from './works.ts'

export async function publishEvaluation(works: Works, who: Who, id: string, asked: Asked = {}): Promise<Done> {
  const never = refuseNever('evaluation', 'publish', who.role)
  if (never.length > 0) return refused(never)
  return await onceUnder(works, who, { kind: 'publish', id, key: asked.key }, () => publishNew(works, who, id, asked))
}

async function publishNew(works: Works, who: Who, id: string, asked: Asked): Promise<Done> {
  const early = await refuseEarly(works, who, id, { kind: 'publish', payload: {} })
  if (early.length > 0) return refused(early)
  const { plan, version, snapshot, result, inputs } = await stateOf(works, who, id)
  if (plan === undefined || inputs.scheme === undefined)
    return refused([finding('process/not-frozen-here', {}, { id })])
  const part = await refusePart(works, who, plan.scope.unit)
  if (part.length > 0) return refused(part)
  // From the frozen files, not from the rows in the tables: those are only for looking at.
  const files = await Promise.all([
    findFile(works, snapshot, 'parquet', 'snapshot'),
    findFile(works, result, 'parquet', 'result'),
  ])
  const lost = files.flatMap((one) => ('findings' in one ? one.findings : []))
  if (lost.length > 0) return refused(lost)
  const rows = await readResult(works, { evaluation: id, version, kind: plan.scope.kind }, snapshot, result)
  const grades = rows.map((row) => toGrade(row, plan))
  const { algorithm } = await readHead(works.store)
  const listed = { rows: grades.length, hash: hashRows(grades, hashBy(algorithm)) }
  return await append(works, who, id, 'publish', { grades: listed }, asked, [], (session) => putGrades(session, grades))
}

const toGrade = (row: ResultRow, { scheme, period }: { scheme: string; period: string }): GradeRow => {
  const { evaluation, version, subject_kind, id, name, unit, pool, grade } = row
  return { evaluation, version, scheme: schemeName(scheme), period, subject_kind, id, name, unit, pool, grade }
}
