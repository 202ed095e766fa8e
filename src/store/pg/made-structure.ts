// Store · the structure as this program's migrations make it: kept with the program, out of reach of whoever owns the records.
import { hashBytes } from '../hash.ts'
import { MADE } from './made-structure-list.ts'
import type { Marks, Structure } from './structure.ts'

/** Marks by their hashes: equal where the marks are. */
export const shorten = (structure: Structure): Structure =>
  new Map([...structure].map(([name, marks]) => [name, eachMark(marks, shortOf)]))

/** With its marks shortened. */
export const madeStructure = (): Structure =>
  new Map(
    MADE.trim()
      .split('\n')
      .map((line) => {
        const [name = '', ...marks] = line.split('\t')
        return [name, Object.fromEntries(marks.map((mark) => mark.split('=')))]
      }),
  )

/** As it stands in the list: a line for each name. */
export const writeStructure = (structure: Structure): string =>
  [...shorten(structure)]
    .map(([name, marks]) => [name, ...Object.entries(marks).map((pair) => pair.join('='))].join('\t'))
    .sort()
    .map((line) => `${line}\n`)
    .join('')

const eachMark = (marks: Marks, of: (value: string) => string): Marks =>
  Object.fromEntries(Object.entries(marks).map(([mark, value]) => [mark, of(value)]))

const shortOf = (value: string): string => hashBytes(Buffer.from(value)).slice('sm3:'.length, 'sm3:'.length + 16)
