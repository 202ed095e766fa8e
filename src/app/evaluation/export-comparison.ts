// App · evaluation: who moved between two evaluations, as a spreadsheet.
import type { Compared, Comparison } from '../../store/pg/compare-results.ts'
import { type Sheet, type SheetFormat, writeTable } from '../export-desk.ts'

const HEAD = [
  ...['编号', '名称', '所属单位', '分组', '原等级', '现等级', '原名次', '现名次', '名次上升'],
  ...['原总分', '现总分', '总分增加'],
]

export const exportComparison = ({ movers }: Comparison, format: SheetFormat): Promise<Sheet> =>
  writeTable({ head: HEAD, rows: movers.map(toRow) }, '变动', format)

function toRow({ id, name, unit, pool, before, after, climbed }: Compared) {
  const [was, is] = [before?.total ?? null, after?.total ?? null]
  return [
    ...[id, name, unit, pool, before?.grade ?? '未参评', after?.grade ?? '未参评'],
    ...[before?.rank ?? null, after?.rank ?? null, climbed, was, is],
    was === null || is === null ? null : Number((is - was).toFixed(9)),
  ]
}
