// Server · bodies that are files: taken as the bytes they are. No multipart, whose parser would be one more thing that strangers reach.
import type { EvidenceEnding } from '../app/evaluation/evidence-kinds.ts'
import { finding } from '../kernel/finding.ts'
import { Refused } from './faults.ts'
import type { Door } from './server.ts'
import { XLSX } from './shapes.ts'

export const CSV = 'text/csv'
export const ZIP = 'application/zip'
export const GEOJSON = 'application/geo+json'
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const PARQUET = 'application/vnd.apache.parquet'
/** What may be handed in as evidence, and how it is called when it is handed out again. */
export const EVIDENCE: Readonly<Record<string, EvidenceEnding>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  [DOCX]: 'docx',
  [XLSX]: 'xlsx',
}

export function addBytes(door: Door): void {
  for (const type of new Set([XLSX, CSV, ZIP, GEOJSON, ...Object.keys(EVIDENCE)]))
    door.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

/** The body as bytes; anything else was parsed as something else. */
export function bytesOf(body: unknown, types: string): Uint8Array {
  if (!Buffer.isBuffer(body)) throw new Refused(415, [finding('server/workbook', {}, { type: types })])
  return body
}
