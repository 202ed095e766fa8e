// Record · returns: the template of a form: which cell stands where, what is locked, what is filled in already.
import type { Hash } from '../../kernel/act.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Deadline } from '../../kernel/form.ts'
import { STAMP_VERSION, type Template, type TemplateCell, type TemplateColumn, UNKNOWN } from '../../kernel/template.ts'
import type { Against } from './check/remark.ts'
import type { ReturnState } from './fold-return.ts'
import { type AskedCell, cellId } from './form.ts'
import type { Cell } from './payload.ts'

export interface Asking extends Against {
  readonly form: { readonly unit: string }
  readonly unitName: string
  readonly deadline?: Deadline
}

export function layTemplate(asking: Asking, state: ReturnState, hash: Hash): Template {
  const { spec, period, unitName, deadline } = asking
  const columns = layColumns(asking)
  const rows = [...asking.subjects.values()].map(({ id, name }) => ({
    id,
    name,
    cells: columns.map((column) => layCell(asking, state, column, id, name)),
  }))
  const due = deadline === undefined ? '' : `${deadline.due} 前报送，宽限到 ${deadline.lateUntil}。`
  return {
    title: `${spec.title.zh}　${period.text}　${unitName}`,
    label: spec.title,
    hints: [
      `黄色的格填数，只填数字，单位在表头；没有发生的填 0，确实不知道的填“${UNKNOWN}”并写说明。${due}`,
      '蓝色的格已有现行的数：无误则不动，有异议则改成应有的数并在说明里写理由。灰色的格、行和列的次序不要改。',
    ],
    columns,
    rows,
    stamp: {
      version: STAMP_VERSION,
      form: spec.id,
      unit: asking.form.unit,
      period: period.text,
      locked: hash(lockedText(asking, columns)),
    },
  }
}

/** Number, name, then for each indicator its figure, its caliber when there is a choice, and a note. */
function layColumns({ spec }: Asking): TemplateColumn[] {
  const bare: Omit<TemplateColumn, 'letter'>[] = [
    { kind: 'id', header: '编号' },
    { kind: 'name', header: `${spec.subjectLabel.zh}名称` },
    ...spec.columns.flatMap((of): Omit<TemplateColumn, 'letter'>[] => [
      { kind: 'value', header: `${of.label.zh}（${of.unit}）`, of },
      ...(of.calibers.length > 1 ? [{ kind: 'caliber' as const, header: `${of.label.zh}·口径`, of }] : []),
      { kind: 'note', header: `${of.label.zh}·说明`, of },
    ]),
  ]
  return bare.map((one, i) => ({ ...one, letter: letterOf(i + 1) }))
}

function layCell(
  { asked }: Asking,
  state: ReturnState,
  { kind, of }: TemplateColumn,
  id: string,
  name: string,
): TemplateCell {
  if (kind === 'id' || of === undefined) return { kind: 'locked', value: kind === 'id' ? id : name }
  const cell = cellId(id, of.indicator)
  if (!asked.has(cell)) return { kind: 'locked', value: null }
  const drafted = state.pending.get(cell) ?? undefined
  const known = asked.get(cell)?.known
  const wrong = state.returned?.cells[cell]
  const remark = wrong === undefined ? {} : { remark: `退回意见：${wrong}` }
  if (known === undefined)
    return { kind: 'open', value: draftedValue(kind, drafted), ...(kind === 'value' ? remark : {}) }
  if (kind === 'note') return { kind: 'open', value: state.answers.get(cell)?.why ?? null }
  return {
    kind: 'known',
    value: kind === 'caliber' ? known.caliber : (known.value ?? UNKNOWN),
    remark: wrong === undefined ? `已批准的数，来自填报表 ${known.return}` : `退回意见：${wrong}`,
  }
}

function draftedValue(kind: TemplateColumn['kind'], drafted: Cell | undefined): string | number | null {
  if (drafted === undefined) return null
  if (kind === 'value') return drafted.value ?? UNKNOWN
  return (kind === 'caliber' ? drafted.caliber : drafted.note) ?? null
}

/** All that must be in the workbook as we wrote it: headers, subjects, and the figures known. */
function lockedText({ spec, period, form, asked, subjects }: Asking, columns: readonly TemplateColumn[]): string {
  return canonicalJson([
    STAMP_VERSION,
    [spec.id, form.unit, period.text],
    columns.map(({ header }) => header),
    [...subjects.values()].map(({ id, name }) => [id, name]),
    [...asked.values()].flatMap(({ id, known }: AskedCell) =>
      known === undefined ? [] : [[id, known.value, known.caliber, known.act]],
    ),
  ])
}

export const letterOf = (column: number): string =>
  column > 26
    ? letterOf(Math.floor((column - 1) / 26)) + letterOf(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
