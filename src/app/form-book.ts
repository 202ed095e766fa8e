// App · the forms of the rule book that comes with the program, read once.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BOOK_FILES, type Book, type BookFile, readBook } from '../policy/read.ts'
import { OWN_BOOK } from './load-book.ts'

let read: Promise<Book> | undefined

export function formBook(): Promise<Book> {
  read ??= load()
  return read
}

async function load(): Promise<Book> {
  const texts = await Promise.all(
    BOOK_FILES.map(async (file) => [file, await readFile(join(OWN_BOOK, file), 'utf8')] as const),
  )
  const { book, findings } = readBook(Object.fromEntries(texts) as Record<BookFile, string>)
  if (book === undefined) throw new Error(`the rule book that comes with the program: ${findings[0]?.code ?? '?'}`)
  return book
}
