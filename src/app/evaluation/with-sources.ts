// App · evaluation: an explanation whose figures lead back to the returns they were filed in, not to the snapshot.
import type { Explanation } from '../../kernel/explanation.ts'
import type { Round } from '../../record/evaluations/round.ts'
import { openDuck } from '../../store/duck.ts'
import { findFile } from './find-file.ts'
import type { Works } from './works.ts'

export async function withSources(works: Works, { inputs }: Round, told: Explanation): Promise<Explanation> {
  if (inputs.sources === undefined) return told
  const file = await findFile(works, inputs.sources, 'parquet', 'sources')
  if ('findings' in file) return told
  const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
  const ids = [...new Set(told.sources.map(({ of }) => of))]
  if (ids.length === 0) return told
  const duck = await openDuck({ threads: 1 })
  try {
    const rows = await duck.all(
      `SELECT id, input, value, measure, period, caliber, return_id, cell FROM read_parquet(${text(file.path)}) WHERE id IN (${ids.map(text).join(', ')}) ORDER BY id, input, period`,
    )
    const known = new Map<string, (typeof rows)[number][]>()
    for (const row of rows) {
      const key = `${String(row['id'])} ${String(row['input'])}`
      known.set(key, [...(known.get(key) ?? []), row])
    }
    return {
      ...told,
      // An amount that was added up has a source for each of its quarters or months.
      sources: told.sources.flatMap((source) => {
        const found = known.get(`${source.of} ${source.input}`)
        // What no return gave stands in the register.
        if (found === undefined) return [{ ...source, file: '名录', sheet: '', cell: source.of }]
        return found.map((row) => {
          const [value, measure, caliber] = [row['value'], row['measure'], row['caliber']].map(String)
          return {
            ...source,
            file: String(row['return_id']),
            sheet: caliber ?? '',
            cell: String(row['cell']),
            raw: `${value} ${measure}`,
            period: String(row['period']),
          }
        })
      }),
    }
  } finally {
    duck.close()
  }
}
