// App · an explanation handed out as a page of text or as JSON, on the screen or into a file.

import { writeFile } from 'node:fs/promises'
import type { Explanation } from '../kernel/explanation.ts'
import type { Language } from '../kernel/finding.ts'
import { explanationText } from '../report/explanation-text.ts'
import { placeFile } from './place-file.ts'

export interface WriteExplanation {
  readonly format: 'text' | 'json'
  readonly language: Language
  readonly out?: string
  readonly stdout: NodeJS.WritableStream
}

/** Where it went: a path, or undefined for the screen. */
export async function writeExplanation(one: Explanation, request: WriteExplanation): Promise<string | undefined> {
  const text = request.format === 'json' ? `${JSON.stringify(one, null, 2)}\n` : explanationText(one, request.language)
  if (request.out === undefined) request.stdout.write(text)
  else await placeFile(request.out, (temporary) => writeFile(temporary, text))
  return request.out
}
