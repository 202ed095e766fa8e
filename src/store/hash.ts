// Store · the hash of the act chain by Node: SM3 (GB/T 32905) unless SHA-256 is chosen.
import { createHash } from 'node:crypto'
import type { Hash } from '../kernel/act.ts'

export type Algorithm = 'sm3' | 'sha256'

export const hashBy =
  (algorithm: Algorithm = 'sm3'): Hash =>
  (text) =>
    `${algorithm}:${createHash(algorithm).update(text, 'utf8').digest('hex')}`

/** Of bytes, by the algorithm that acts are hashed with by default. */
export const hashBytes = (bytes: Uint8Array): string => `sm3:${createHash('sm3').update(bytes).digest('hex')}`
