// App · the synthetic city must load: whatever refuses it is our own fault.
import type { Finding } from '../../kernel/finding.ts'

export const refusal = (findings: readonly Finding[]): Error =>
  new Error(`the synthetic city was refused: ${JSON.stringify(findings).slice(0, 2000)}`)

/** What was done, or the fault. */
export function demand<T extends object>(done: T): T {
  const [act, imported] = ['act', 'imported'].map((key) => (done as Record<string, unknown>)[key])
  if ('findings' in done && act === undefined && imported === undefined)
    throw refusal(done.findings as readonly Finding[])
  return done
}
