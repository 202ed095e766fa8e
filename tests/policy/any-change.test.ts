// Whatever is changed in the text of the rule book ends in findings, never in a fault.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { OWN_BOOK } from '../../src/app/load-book.ts'
import { sentences } from '../../src/app/sentences.ts'
import { say } from '../../src/kernel/finding.ts'
import { checkBook } from '../../src/policy/check.ts'
import { BOOK_FILES, type BookFile, readBook } from '../../src/policy/read.ts'
import { bookText, clauseText } from '../../src/policy/tell.ts'
import { viewBook } from '../../src/policy/view.ts'
import { own } from './own-book.ts'

describe('任意改动', () => {
  it('删行、换行、改字：只有问题，没有异常，也没有不知在何处的问题', async () => {
    const texts = Object.fromEntries(
      await Promise.all(BOOK_FILES.map(async (file) => [file, await readFile(join(OWN_BOOK, file), 'utf8')] as const)),
    ) as Record<BookFile, string>
    const change = fc.record({
      file: fc.constantFrom(...BOOK_FILES),
      line: fc.nat(400),
      with: fc.oneof(
        fc.constantFrom('', 'null', '- x', '  a: {}', '3', '"', '[[', ': :', 'goals:', '<<: *a', 'values: {}'),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
      ),
      column: fc.nat(60),
      whole: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = { ...texts }
        for (const one of changes) {
          const lines = changed[one.file].split('\n')
          const line = one.line % lines.length
          const old = lines[line] ?? ''
          lines[line] = one.whole ? one.with : old.slice(0, one.column) + one.with + old.slice(one.column + 1)
          changed[one.file] = lines.join('\n')
        }
        const read = readBook(changed)
        const findings =
          read.book === undefined ? read.findings : [...read.findings, ...checkBook(read.book, own.schemes, read.where)]
        if (read.book !== undefined && !findings.some((one) => one.blocking)) {
          const shown = { book: read.book, schemes: own.schemes, where: read.where, day: '2025-06-30' }
          const reader = { book: read.book, day: shown.day, language: 'zh' as const }
          const view = viewBook(shown)
          return [bookText(view, reader), ...view.clauses.map((one) => clauseText(one, reader))].every(
            (page) => !page.includes('undefined'),
          )
        }
        return findings.every((one) => one.at.file !== undefined && !say(one, sentences, 'zh').includes('undefined'))
      }),
      { numRuns: 60 },
    )
  })
})
