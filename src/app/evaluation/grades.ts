// App · the history of grades: of one unit over the years, and whose grade has been the same for so many years running.
import { csv } from '../../report/csv.ts'
import { gradesOf, gradesRunning, type Running } from '../../store/pg/results.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import type { GradeRow } from '../../store/pg/tables.ts'
import type { Works } from './works.ts'

export interface RunningRequest {
  readonly kind: string
  readonly grade: string
  readonly years: number
  /** The last year; by default the newest that was published. */
  readonly until?: number | undefined
}

export const historyOf = ({ store }: Pick<Works, 'store'>, who: Who, kind: string, id: string): Promise<GradeRow[]> =>
  readAs(store, who, (session) => gradesOf(session, kind, id))

export const findRunning = ({ store }: Pick<Works, 'store'>, who: Who, request: RunningRequest): Promise<Running[]> =>
  readAs(store, who, (session) => gradesRunning(session, request))

export const historyText = (rows: readonly GradeRow[]): string =>
  csv(
    ['期间', '评价', '版次', '方案', '名称', '所属单位', '分组', '等级'],
    rows.map((row) => [row.period, row.evaluation, row.version, row.scheme, row.name, row.unit, row.pool, row.grade]),
  )

export const runningText = (rows: readonly Running[]): string =>
  csv(
    ['编号', '名称', '所属单位', '年份'],
    rows.map((row) => [row.id, row.name, row.unit, row.periods]),
  )
