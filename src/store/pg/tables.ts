// Store · the tables as Kysely sees them. What each is for stands beside its SQL in migrations/.
import type { ColumnType, Generated } from 'kysely'
import type { Json } from '../../kernel/canonical-json.ts'
import type { Role } from '../../kernel/role.ts'

/** Jsonb: read as a value, written as its text. */
type JsonColumn<T = Json> = ColumnType<T, string, string>

/** The one chain of an installation. */
export const CHAIN = 'main'

export interface Tables {
  units: UnitRow
  unit_successions: { from_code: string; to_code: string; day: string }
  subjects: SubjectRow
  moves: MoveRow
  shapes: ShapeRow
  tenure: TenureRow
  spellings: { name: string; pinyin: string; initials: string }
  indicators: IndicatorRow
  people: { id: string; name: string; active: boolean }
  grants: GrantRow
  chains: { chain: string; algorithm: string; seq: number; hash: string }
  acts: ActRow
  returns: ReturnRow
  figures: FigureRow
  contests: ContestRow
  evaluations: EvaluationRow
  objections: ObjectionRow
  versions: VersionRow
  results: ResultRow
  grades: GradeRow
  jobs: JobRow
  door_log: DoorRow
  asked: { person: string; key: string; mark: string }
}

/** When a row of a register holds: from a day on, until a newer row of the same thing. */
interface Dated {
  readonly valid_from: string
  /** The thing is no more from `valid_from` on. */
  readonly ended: boolean
  readonly act: number
}

export interface UnitRow extends Dated {
  code: string
  name: string
  kind: string
  parent: string | null
}

export interface SubjectRow extends Dated {
  kind: string
  id: string
  name: string
  unit: string
  facts: JsonColumn<Readonly<Record<string, Json>>>
}

/** From `day` on the subject belongs to another unit; follows from `subjects`. */
export interface MoveRow {
  kind: string
  id: string
  day: string
  act: number
  from_unit: string
  to_unit: string
}

export interface ShapeRow extends Dated {
  /** A kind of subject, or `unit`. */
  kind: string
  id: string
  unit: string
  west: number
  south: number
  east: number
  north: number
  /** Coordinates of a MultiPolygon as JSON, EPSG:4490. */
  outline: string
}

export interface TenureRow extends Dated {
  id: string
  parcel: string
  holder: string
  kind: string
  share: number
  since: string | null
  /** The first day on which it no longer holds. */
  until: string | null
  counterpart: string | null
  evidence: string | null
  /** File, sheet and row. */
  source: string
  unit: string
}

export interface IndicatorRow extends Dated {
  subject_kind: string
  id: string
  name: string
  unit: string
  /** `year`, `quarter`, `month`, or `register` for what stands in a register. */
  period: string
  owner: string
}

export interface GrantRow {
  person: string
  /** Which of the person's grants, from 0. */
  n: number
  role: Role
  unit: string | null
  department: string | null
  enterprise: string | null
  valid_from: string
  valid_to: string | null
}

export interface ActRow {
  seq: number
  chain: string
  actor: string
  role: Role
  at: string
  kind: string
  subject_kind: string
  subject_id: string
  payload: JsonColumn
  reason: string | null
  clause: string | null
  prev: string
  hash: string
  key: string | null
}

export interface ReturnRow {
  id: string
  form: string
  period: string
  unit: string
  owner: string
  standing: string
  filed_by: string
  act: number
}

export interface FigureRow {
  return_id: string
  cell: string
  subject_kind: string
  subject_id: string
  indicator: string
  period: string
  caliber: string
  value: number | null
  measure: string
  numerator: number | null
  denominator: number | null
  unit: string
  owner: string
  filed_by: string
  approved_by: string
  approval: string
  revision_of: string | null
}

/** A figure in force of which another return says, in its cell, that it should be another. */
export interface ContestRow {
  return_id: string
  cell: string
  about_return: string
  about_cell: string
  /** Hash of the act that approved the contested figure. */
  about_act: string
  value: number | null
  why: string
  by: string
}

export interface EvaluationRow {
  id: string
  scheme: string
  period: string
  scope_kind: string
  scope_unit: string | null
  standing: string
  version: number
  snapshot: string
  result: string
  publicity_from: string | null
  publicity_until: string | null
  act: number
}

export interface ObjectionRow {
  evaluation: string
  id: string
  standing: string
  about_kind: string
  about_id: string
  by: string
  at: string
  version: number
  reason: string
  decision: string | null
  correction: string | null
}

export interface VersionRow {
  evaluation: string
  version: number
  snapshot: string
  result: string
  by: string
  at: string
}

export interface ResultRow {
  evaluation: string
  version: number
  subject_kind: string
  id: string
  name: string
  unit: string
  pool: string
  total: number | null
  rank: number | null
  grade: string
  because: string
}

export interface GradeRow {
  evaluation: string
  version: number
  scheme: string
  period: string
  subject_kind: string
  id: string
  name: string
  unit: string
  pool: string
  grade: string
}

export type JobStanding = 'waiting' | 'running' | 'done' | 'refused' | 'cancelled' | 'failed' | 'interrupted'

export interface JobRow {
  id: string
  kind: string
  /** The evaluation. */
  subject: string
  person: string
  role: Role
  standing: JobStanding
  begun: ColumnType<string, string | undefined, never>
  /** Last sign of life. */
  beat: ColumnType<string, string | undefined, string>
  ended: string | null
  steps_done: Generated<number>
  steps: Generated<number>
  step: Generated<string>
  answer: JsonColumn | null
  /** The same key again is the same job again. */
  key: string | null
  /** Mark of what was asked for under the key; empty for jobs of before it was kept. */
  asked: Generated<string>
  /** Mark of who works on it: a new one each time it is begun. */
  hand: Generated<string>
  cancel_asked: Generated<boolean>
}

export interface DoorRow {
  id: Generated<number>
  at: ColumnType<string, string | undefined, never>
  person: string
  role: string
  what: string
  subject: string
  outcome: string
}
