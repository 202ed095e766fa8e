// Store · what the database itself refuses, as findings; anything else is our own fault and stays one.
import { type Finding, finding } from '../../kernel/finding.ts'

const REFUSALS: Readonly<Record<string, string>> = {
  '42501': 'store/not-yours',
  WM001: 'store/append-only',
}

export function refusalOf(fault: unknown): Finding[] | undefined {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  const told = REFUSALS[code]
  return told === undefined ? undefined : [finding(told, {})]
}
