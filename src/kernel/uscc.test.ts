// GB 32100: published valid codes pass, and each fault is named for what it is.
import { expect, it } from 'vitest'
import { findUsccFault, isUscc, USCC_ALPHABET } from './uscc.ts'

const VALID = [
  '11330683002584812B',
  '11341622003178357Q',
  '11331002002673575G',
  '11370881004339597L',
  '91350100M000100Y43',
]

it.each(VALID)('%s 是有效代码', (code) => expect(isUscc(code)).toBe(true))

it('校验码错，与长度错分开说', () => {
  expect(findUsccFault('91350100M000100Y44')).toEqual({ kind: 'check', expected: '3', found: '4' })
  expect(findUsccFault('91350100M000100Y4')).toEqual({ kind: 'length', length: 17 })
  expect(findUsccFault('91350100M000100Y4Z')).toEqual({ kind: 'character', character: 'Z', at: 18 })
  expect(findUsccFault('9135O100M000100Y43')).toEqual({ kind: 'character', character: 'O', at: 5 })
})

it('改动任何一位都会被发现', () => {
  for (const code of VALID)
    for (let at = 0; at < 18; at++)
      for (const other of USCC_ALPHABET)
        if (other !== code[at]) expect(isUscc(code.slice(0, at) + other + code.slice(at + 1))).toBe(false)
})
