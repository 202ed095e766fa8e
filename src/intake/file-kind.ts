// Intake · whether a path leads to a file at all, and of which kind its name says it is.
import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type Problem, problem } from './raw.ts'

export type FileKind = 'xlsx' | 'csv' | 'parquet'

export function findKind(path: string): FileKind | Problem {
  const file = basename(path)
  if (!existsSync(path)) return problem('intake/file-missing', { path })
  if (!statSync(path).isFile()) return problem('intake/file-kind', { kind: file })
  if (statSync(path).size === 0) return problem('intake/empty-file')
  const ending = /\.([^.]+)$/.exec(file.toLowerCase())?.[1] ?? ''
  if (ending === 'parquet') return 'parquet'
  if (['xlsx', 'xlsm', 'xls'].includes(ending)) return 'xlsx'
  if (['csv', 'tsv', 'txt'].includes(ending)) return 'csv'
  return ending === '' ? problem('intake/no-ending') : problem('intake/file-kind', { kind: ending })
}
