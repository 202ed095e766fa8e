// App · faults that are neither ours nor the data's: what a full disk, a closed folder or too little memory throws, as a finding.
import { type Finding, finding } from '../kernel/finding.ts'

/** Undefined for a fault of our own. */
export function findRunFault(fault: unknown): Finding | undefined {
  if (!(fault instanceof Error)) return undefined
  if (/^Out of Memory Error/.test(fault.message) || fault.message.includes('Allocation failure'))
    return finding('run/memory', {})
  if (/^IO Error/.test(fault.message)) return finding('run/disk', {}, { detail: reason(fault.message) })
  const { code, syscall, path, dest } = fault as NodeJS.ErrnoException & { dest?: string }
  if (code === undefined || syscall === undefined) return undefined
  if (syscall === 'mkdtemp') return finding('run/no-scratch', {}, { detail: code })
  const file = dest ?? path
  return finding('output/failed', file === undefined || file.endsWith('.wanmu-part') ? {} : { file }, { detail: code })
}

/** The engine's own words name scratch files; what the system said stands at their end. */
const reason = (message: string): string => message.split('\n')[0]?.split(': ').at(-1)?.slice(0, 80) ?? ''
