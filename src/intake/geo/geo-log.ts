// Intake · geometry: the findings of one file, every one counted, the first ones kept.
import type { Fact, Finding, Place } from '../../kernel/finding.ts'
import { MOST_KEPT } from './limits.ts'

export interface GeoLog {
  /** `blocking` unless said otherwise. */
  add(code: string, at?: Place, facts?: Readonly<Record<string, Fact>>, blocking?: boolean): void
  end(): { readonly findings: readonly Finding[]; readonly total: number; readonly blocking: number }
}

/** `base` is the file; each finding adds its record and field. */
export function openGeoLog(base: Place): GeoLog {
  const findings: Finding[] = []
  let [total, blocked] = [0, 0]
  return {
    add(code, at = {}, facts = {}, blocking = true) {
      total++
      if (blocking) blocked++
      if (findings.length < MOST_KEPT) findings.push({ code, blocking, at: { ...base, ...at }, facts })
    },
    end: () => ({ findings, total, blocking: blocked }),
  }
}
