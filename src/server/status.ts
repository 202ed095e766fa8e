// Server · the status that fits what was refused, and values that may be refusals.
import type { Finding } from '../kernel/finding.ts'
import { Refused } from './faults.ts'

const CODES: Readonly<Record<number, readonly string[]>> = {
  403: [
    'store/not-yours',
    'record/not-your-role',
    'record/own-work',
    'record/own-grant',
    'record/not-admin',
    'record/not-your-register',
    'process/not-whole',
    'process/not-shown',
    'process/not-objecting',
    'process/not-trial',
    'store/not-your-upkeep',
  ],
  404: [
    'process/no-evaluation',
    'process/no-public-version',
    'process/no-unit',
    'process/no-result',
    'process/no-job',
    'process/no-marked',
    'process/no-node',
    'process/no-scheme',
    'policy/no-such-clause',
    'editions/no-edition',
    'record/no-return',
    'record/no-person',
    'process/no-evidence-here',
    'goals/no-such-goal',
    'store/no-such-backup',
    'goals/no-such-unit',
    'goals/no-such-member',
  ],
  409: ['record/not-now', 'record/edition-moved', 'process/exists', 'store/key-reused'],
}

export function statusOf(code: string | undefined): number {
  const found = Object.entries(CODES).find(([, codes]) => codes.includes(code ?? ''))
  return found === undefined ? 422 : Number(found[0])
}

/** The value, unless it is a refusal. */
export function take<T extends object>(value: T | { readonly findings: readonly Finding[] }): T {
  if (isRefused(value)) throw new Refused(statusOf(value.findings[0]?.code), value.findings)
  return value
}

const isRefused = <T extends object>(
  value: T | { readonly findings: readonly Finding[] },
): value is { readonly findings: readonly Finding[] } => 'findings' in value
