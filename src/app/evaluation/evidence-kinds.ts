// App · evaluation: the kinds of document that may be evidence, told by how they begin.

const BEGIN = {
  pdf: '%PDF-',
  jpg: '\u00ff\u00d8\u00ff',
  png: '\u0089PNG\r\n\u001a\n',
  // Both are archives.
  docx: 'PK\u0003\u0004',
  xlsx: 'PK\u0003\u0004',
} as const

export type EvidenceEnding = keyof typeof BEGIN

/** Of a file's name with its dot; undefined where no such document is taken. */
export function endingOf(extension: string): EvidenceEnding | undefined {
  const ending = extension.slice(1).toLowerCase().replace('jpeg', 'jpg')
  return Object.hasOwn(BEGIN, ending) ? (ending as EvidenceEnding) : undefined
}

export function isOfKind(bytes: Uint8Array, ending: EvidenceEnding): boolean {
  const begin = Buffer.from(BEGIN[ending], 'latin1')
  return begin.equals(bytes.subarray(0, begin.length))
}
