// App · tenure from spreadsheets: who owns, rents or lets which parcel, row by row with its place.
import { readLines } from '../intake/read-lines.ts'
import type { ColumnSpec } from '../intake/types.ts'
import type { Finding } from '../kernel/finding.ts'
import { plainCode } from '../record/land/parcel.ts'
import type { TenureRow } from '../record/land/to-tenure.ts'
import { openDuck } from '../store/duck.ts'
import type { Steps } from './run-steps.ts'

export interface TenureSheet {
  readonly rows: readonly TenureRow[]
  /** Names of holders by their code. */
  readonly names: ReadonlyMap<string, string>
  readonly findings: readonly Finding[]
  /** Beyond the findings that were kept. */
  readonly more: number
  readonly blocking: number
}

const TENURE_COLUMNS: readonly ColumnSpec[] = [
  {
    id: 'parcel',
    label: '宗地代码',
    unit: '',
    type: 'text',
    also: ['宗地编号', '宗地编码', '宗地号', '地块编号', '地块代码', '不动产单元号', 'ZDDM'],
  },
  { id: 'tenure', label: '用地关系', unit: '', type: 'text', also: ['权属关系', '用地方式', '关系', '自有或租赁'] },
  { id: 'share', label: '份额', unit: '1', type: 'number', optional: true, also: ['占比', '比例', '用地份额'] },
  {
    id: 'area',
    label: '面积',
    unit: '亩',
    type: 'number',
    min: 0,
    optional: true,
    also: ['用地面积', '租赁面积', '合同面积'],
  },
  { id: 'from', label: '起始日期', unit: '', type: 'date', optional: true, also: ['开始日期', '起租日期', '起'] },
  { id: 'until', label: '终止日期', unit: '', type: 'date', optional: true, also: ['截止日期', '到期日期', '止'] },
  {
    id: 'counterpart',
    label: '对方统一社会信用代码',
    unit: '',
    type: 'text',
    optional: true,
    also: ['对方信用代码', '对方代码', '对方'],
  },
  {
    id: 'evidence',
    label: '依据',
    unit: '',
    type: 'text',
    optional: true,
    also: ['凭证', '合同编号', '证书号', '证号', '不动产权证号'],
  },
]

export interface ReadTenure extends Steps {
  readonly tenure: readonly string[]
}

export async function readTenure({ tenure, onProgress, signal }: ReadTenure): Promise<TenureSheet> {
  const duck = await openDuck({ memoryLimit: '1GB' })
  try {
    const { lines, findings, total, blocking } = await readLines(duck, {
      files: tenure,
      columns: TENURE_COLUMNS,
      uscc: true,
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    })
    const names = new Map<string, string>()
    for (const { id, name } of lines) if (name !== null && !names.has(id)) names.set(id, name)
    return { rows: lines.map(toRow), names, findings, more: total - findings.length, blocking }
  } finally {
    duck.close()
  }
}

function toRow({ id, values, at }: Awaited<ReturnType<typeof readLines>>['lines'][number]): TenureRow {
  const text = (key: string): string | null => {
    const value = values[key]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const code = (key: string): string | null => {
    const written = text(key)
    return written === null ? null : plainCode(written)
  }
  const number = (key: string): number | null => {
    const value = values[key]
    return typeof value === 'number' ? value : null
  }
  return {
    id,
    parcel: code('parcel'),
    kind: text('tenure'),
    share: number('share'),
    area: number('area'),
    from: text('from'),
    until: text('until'),
    counterpart: code('counterpart'),
    evidence: text('evidence'),
    at,
  }
}
