// App · the program that computed a result, as the act keeps it: another engine may write other bytes.
import type { Duck } from '../../store/duck.ts'
import { VERSION } from '../version.ts'

export const programOf = async (duck: Duck): Promise<string> => {
  const [row] = await duck.all('SELECT version() AS version')
  return `wanmu ${VERSION}, duckdb ${String(row?.['version'])}`
}
