// App · evaluation: an objection with the documents that go with it, from their paths: each is kept before the objection names it.
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Who } from '../../store/pg/session.ts'
import { append } from './append.ts'
import { endingOf } from './evidence-kinds.ts'
import { takeEvidence } from './keep-evidence.ts'
import { type Asked, type Done, refused, type Works } from './works.ts'

export interface Objecting {
  readonly objection: string
  readonly about: { readonly kind: string; readonly id: string }
  /** Paths of the documents. */
  readonly evidence: readonly string[]
}

export async function objectTo(
  works: Works,
  who: Who,
  id: string,
  { objection, about, evidence: paths }: Objecting,
  asked: Asked = {},
): Promise<Done> {
  const evidence: { readonly name: string; readonly hash: string }[] = []
  const findings: Finding[] = []
  for (const path of paths) {
    const kept = await keep(works, who, id, path)
    if ('findings' in kept) findings.push(...kept.findings)
    else evidence.push({ name: kept.name, hash: kept.hash })
  }
  return findings.length > 0
    ? refused(findings)
    : await append(works, who, id, 'object', { id: objection, about, evidence }, asked)
}

async function keep(works: Works, who: Who, id: string, path: string): ReturnType<typeof takeEvidence> {
  const name = basename(path)
  const ending = endingOf(extname(path))
  if (ending === undefined)
    return { findings: [finding('process/other-kind', { file: name }, { ending: extname(path) || name })] }
  try {
    return await takeEvidence(works, who, id, { name, ending, bytes: await readFile(path) })
  } catch (fault) {
    const detail = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    if (detail === '') throw fault
    return { findings: [finding('process/no-evidence-file', { file: path }, { detail })] }
  }
}
