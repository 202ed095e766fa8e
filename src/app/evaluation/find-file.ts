// App · evaluation: a frozen file by its hash, or what is wrong with it.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Ending } from '../../store/content-files.ts'
import type { Works } from './works.ts'

export type Part = 'snapshot' | 'sources' | 'left_out' | 'scheme' | 'book' | 'result' | 'skipped'

export const WORDS: Readonly<Record<Part, readonly [zh: string, en: string]>> = {
  snapshot: ['冻结的数据', 'the frozen figures'],
  sources: ['各数的出处', 'where the figures came from'],
  left_out: ['冻结时未纳入的名单', 'the list of those left out'],
  scheme: ['冻结的方案', 'the frozen scheme'],
  book: ['冻结的规则库', 'the frozen rule book'],
  result: ['结果', 'the result'],
  skipped: ['未评的名单', 'the list of those without a value'],
}

export async function findFile(
  { files }: Works,
  hash: string,
  ending: Ending,
  part: Part,
): Promise<{ readonly path: string } | { readonly findings: readonly Finding[] }> {
  const found = await files.find(hash, ending)
  if (typeof found !== 'string') return found
  const [what, whatEn] = WORDS[part]
  return { findings: [finding(`process/file-${found}`, {}, { what, whatEn, hash })] }
}
