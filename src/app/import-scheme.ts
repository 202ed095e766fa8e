// App · a weight table made into a scheme file: read, drafted, and checked like any scheme before it is handed out.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { planDraft } from '../evaluate/draft/plan-draft.ts'
import { writeDraft } from '../evaluate/draft/write-draft.ts'
import { readWeightTable } from '../intake/weight-table.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { leavesOf } from '../kernel/weight-table.ts'
import { loadScheme } from './load-scheme.ts'
import { checkOutputs, placeFile } from './place-file.ts'

export interface ImportRequest {
  readonly table: string
  readonly sheet?: string
  /** Undefined: from the name of the file that is written, or else of the table. */
  readonly id?: string
  readonly title?: string
  readonly out?: string
  /** An existing `out` may be replaced. */
  readonly force: boolean
  readonly signal?: AbortSignal
}
export interface Imported {
  readonly text: string
  readonly indicators: number
  readonly weight: number
  /** Indicators with something of their own to confirm. */
  readonly assumed: number
}

/** The scheme's text, written to `out` when one is given; undefined when something must be mended first. */
export async function importScheme(
  request: ImportRequest,
): Promise<{ value: Imported | undefined; findings: readonly Finding[] }> {
  const findings = [...refuseOut(request), ...refuseId(request)]
  const read = await readWeightTable({
    path: request.table,
    ...(request.sheet === undefined ? {} : { sheet: request.sheet }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  })
  findings.push(...read.findings)
  if (read.table === undefined) return { value: undefined, findings }
  const draft = planDraft(read.table)
  findings.push(...draft.findings)
  if (findings.some(({ blocking }) => blocking)) return { value: undefined, findings }
  const text = writeDraft(draft, {
    id: request.id ?? idFrom(request.out ?? request.table),
    ...(request.title === undefined ? {} : { title: request.title }),
  })
  const { checked, findings: faults } = await loadScheme(text)
  if (checked === undefined) throw new Error(`the drafted scheme does not hold: ${JSON.stringify(faults)}`)
  if (request.out !== undefined) await placeFile(request.out, (temporary) => writeFile(temporary, text), request.signal)
  const leaves = leavesOf(read.table.of)
  const value = {
    text,
    indicators: leaves.length,
    weight: Number(leaves.reduce((sum, { weight }) => sum + weight, 0).toPrecision(12)),
    assumed: text.match(/^\s+assumed:/gm)?.length ?? 0,
  }
  return { value, findings }
}

const ID = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99}$/u

function refuseId({ id }: ImportRequest): Finding[] {
  return id === undefined || ID.test(id) ? [] : [finding('evaluate/draft-id', {}, { id })]
}

/** The weight table itself is never written over, not even by force. */
function refuseOut({ out, table, force }: ImportRequest): Finding[] {
  if (out === undefined) return []
  const found = checkOutputs([out], [table])
  return found.length > 0 || force || !existsSync(out) ? found : [finding('evaluate/draft-exists', { file: out })]
}

function idFrom(path: string): string {
  const id = basename(path)
    .replace(/\.[^.]+$/, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|-+$/gu, '')
    .slice(0, 100)
  return ID.test(id) ? id : 'scheme'
}
