// App · restore: the rows of every table, from their parts into empty tables; what cannot be put in is told by the part it stands in.
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { Transaction } from 'kysely'
import type { Archive } from '../store/archive.ts'
import { resumeNumbers, TABLE_ORDER, type TableName, writeRows } from '../store/pg/dump.ts'
import { CHAIN, type Tables } from '../store/pg/tables.ts'
import { tableFile } from './backup.ts'

/** Thrown, so that the transaction is undone. */
export class BadPart extends Error {
  readonly part: string
  readonly line: number | undefined
  constructor(part: string, why: string, line?: number) {
    super(why)
    this.part = part
    this.line = line
  }
}

const CHAINS = tableFile('chains')

/** Without these there is no record to restore. Other tables came with later structures. */
export const NEEDED: readonly string[] = [CHAINS, tableFile('acts')]

export async function fillTables(session: Transaction<Tables>, archive: Archive): Promise<void> {
  await session.deleteFrom('chains').execute()
  for (const table of Object.keys(TABLE_ORDER) as TableName[]) {
    const part = tableFile(table)
    if (archive.names.includes(part)) await telling(part, () => fillTable(session, archive, table))
    if (table === 'chains') await demandChain(session)
  }
  await telling(tableFile('acts'), () => resumeNumbers(session))
}

async function demandChain(session: Transaction<Tables>): Promise<void> {
  const chain = await session.selectFrom('chains').select('chain').where('chain', '=', CHAIN).executeTakeFirst()
  if (chain === undefined) throw new BadPart(CHAINS, `no chain "${CHAIN}"`)
}

type Row = Readonly<Record<string, unknown>>
const BATCH = 1000

async function fillTable(session: Transaction<Tables>, archive: Archive, table: TableName): Promise<void> {
  const part = tableFile(table)
  let batch: Row[] = []
  let [line, columns] = [0, 0]
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await writeRows(session, table, batch)
    batch = []
  }
  for await (const text of createInterface({ input: Readable.from(archive.read(part)), crlfDelay: Infinity })) {
    const row = parseRow(text, part, ++line)
    // Rows of one table have the same columns: others would be left out without a word.
    const [first = row] = batch
    if (first === row) columns = Object.keys(row).length
    else if (Object.keys(row).length !== columns || !Object.keys(row).every((column) => Object.hasOwn(first, column)))
      throw new BadPart(part, 'other columns than the rows before', line)
    // The chain grows again with each act that follows.
    batch.push(table === 'chains' ? { ...row, seq: 0, hash: '' } : row)
    if (batch.length >= BATCH) await flush()
  }
  await flush()
}

function parseRow(text: string, part: string, line: number): Row {
  let row: unknown
  try {
    row = JSON.parse(text)
  } catch (fault) {
    throw new BadPart(part, fault instanceof Error ? fault.message : String(fault), line)
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new BadPart(part, 'not a row', line)
  return row as Row
}

/** What the database says against the rows; that it cannot be reached or is full is no fault of theirs. */
async function telling(part: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && OF_THE_ROWS.test(String(fault.code)))
      throw new BadPart(part, fault.message)
    throw fault
  }
}

/** SQLSTATE: data, constraints, columns and types, what a trigger raises; not the rights of the account. */
const OF_THE_ROWS = /^(?:21|22|23|42(?!501)|P0|WM)/
