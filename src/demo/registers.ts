// The register of synthetic platforms and parks, and which enterprise lies in which.
import type { Sheet } from './departments.ts'
import { quoted } from './sql-text.ts'

export function registerSheets(year: number): Sheet[] {
  return [register('重大平台', 'platform', year), register('退出型园区', 'park', year)]
}

/** Enterprises of both size classes that lie in a platform or park. */
export function memberSheet(year: number): Sheet {
  const columns = { 统一社会信用代码: 'id', 企业名称: 'name', 规模: 'size', 所在平台编号: 'place' }
  const from = (['above', 'below'] as const).flatMap((size) =>
    (['platform', 'park'] as const).map(
      (kind) =>
        `SELECT e.i, e.id, e.name, '${size === 'above' ? '规上' : '规下'}' AS size, l.id AS place FROM ${size} e JOIN ${kind}_list l ON l.no = e.${kind}`,
    ),
  )
  return sheet(`模拟-${year}-名录-企业所在平台`, '企业所在平台', year, columns, `(${from.join(' UNION ALL ')})`)
}

function register(name: string, kind: 'platform' | 'park', year: number): Sheet {
  const columns = {
    平台编号: 'id',
    平台名称: 'name',
    类型: 'kind',
    '县（市、区）': 'county',
    所在镇街: 'town',
    规上企业数: 'above_firms',
    规下企业数: 'below_firms',
    '规上用地面积（亩）': 'above_land',
    '规下用地面积（亩）': 'below_land',
  }
  return sheet(`模拟-${year}-名录-${name}`, name, year, columns, `${kind}_sums`)
}

function sheet(
  file: string,
  name: string,
  year: number,
  columns: Readonly<Record<string, string>>,
  from: string,
): Sheet {
  const select = Object.entries(columns).map(([header, sql]) => `${sql} AS ${quoted(header)}`)
  return {
    file,
    name,
    title: `${year}年度 ${name}名录（模拟数据）`,
    head: Object.keys(columns),
    sql: `SELECT ${select.join(', ')} FROM ${from} ORDER BY i`,
  }
}
