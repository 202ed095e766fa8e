// Every finding can be told: its code has one sentence, in both languages.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sentences } from '../src/app/sentences.ts'
import { serverSentences } from '../src/server/sentences.ts'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const texts = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.ts$/.test(path) && !/\.(test|d)\.ts$/.test(path) && !path.startsWith('web'))
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }))
const all = { ...sentences, ...serverSentences }

describe('the sentences', () => {
  it('has one for each code: a second one would hide the first', () => {
    const codes = texts
      .filter(({ path }) => path.endsWith('sentences.ts'))
      .flatMap(({ text }) => [...text.matchAll(/^ {2}'([a-z]+\/[\w-]+)': \{/gm)])
      .map(([, code]) => code)
    expect(codes.length).toBeGreaterThan(300)
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
  })

  it('has one for every code that is written out', () => {
    const codes = texts.flatMap(({ text }) => [...text.matchAll(/\b(?:finding|notice)\(\s*'([^']+)'/g)])
    expect(codes.length).toBeGreaterThan(300)
    expect(codes.flatMap(([, code = '']) => (Object.hasOwn(all, code) ? [] : [code]))).toEqual([])
  })
})
