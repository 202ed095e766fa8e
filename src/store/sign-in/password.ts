// Store · passwords: what is too weak to be one, and one-time passwords that people can read aloud.
import { randomInt } from 'node:crypto'
import { type Finding, finding } from '../../kernel/finding.ts'

export const LEAST_CHARACTERS = 10
/** Hashing much is work that a stranger could ask for. */
export const MOST_CHARACTERS = 128
/** No letters or digits that look like others. */
const CLEAR = 'abcdefghjkmnpqrstuvwxyz23456789'

/** At least ten characters of three kinds, without the account's name. */
export function refusePassword(password: string, person: string): Finding[] {
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length
  const findings: Finding[] = []
  const length = [...password].length
  if (length < LEAST_CHARACTERS || length > MOST_CHARACTERS)
    findings.push(finding('store/password-length', {}, { least: LEAST_CHARACTERS, most: MOST_CHARACTERS, length }))
  if (kinds < 3) findings.push(finding('store/password-kinds', {}, { kinds }))
  if (person.length >= 3 && password.toLowerCase().includes(person.toLowerCase()))
    findings.push(finding('store/password-name', {}))
  return findings
}

/** `Kx7m-p3qd-9wtr-h5ns`: 80 bits. */
export function oneTimePassword(): string {
  const groups = Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => CLEAR[randomInt(CLEAR.length)] ?? '').join(''),
  )
  return `W${groups.join('-')}`
}
