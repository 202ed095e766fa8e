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

/** All enterprises, with what the register keeps of them. */
export function enterpriseSheet(year: number): Sheet {
  const columns = {
    统一社会信用代码: 'id',
    企业名称: 'name',
    所属县市区: 'county',
    所属镇街道: 'town',
    行业代码: 'industry',
    宗地编号: 'site',
    规模: 'size',
    所在平台编号: 'place',
    投产日期: 'since',
  }
  const from = (['above', 'below'] as const).map(
    (size) => `SELECT e.i, e.id, e.name, e.county, e.town, e.industry, e.site,
  '${size === 'above' ? '规上' : '规下'}' AS size, coalesce(p.id, k.id) AS place, ${year} - years_in_production || '-01-01' AS since
FROM ${size} e LEFT JOIN platform_list p ON p.no = e.platform LEFT JOIN park_list k ON k.no = e.park`,
  )
  return sheet(`模拟-${year}-名录-工业企业`, '工业企业', year, columns, `(${from.join(' UNION ALL ')})`)
}

function register(name: string, kind: 'platform' | 'park', year: number): Sheet {
  const columns = {
    平台编号: 'id',
    平台名称: 'name',
    类型: 'kind',
    '县（市、区）': 'county',
    所在镇街: 'town',
    ...(kind === 'platform' ? { '主导产业数（个）': '(CASE WHEN i % 5 = 0 THEN 3 ELSE 1 + i % 2 END)::INTEGER' } : {}),
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
