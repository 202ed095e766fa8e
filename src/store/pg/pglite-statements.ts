// Store · statements of the embedded PostgreSQL, prepared once: asked again, one is bound, run and read in one message where the library sends six.
import { type messages, type PGlite, protocol } from '@electric-sql/pglite'
import type { QueryResult } from 'kysely'

const { serialize } = protocol
/** Statements of these may run prepared; whatever else comes may change what the prepared ones come to. */
const PLAIN = /^\s*(select|insert|update|delete|with)\b/i
/** Kept prepared; texts made for one occasion would only fill the engine's memory. */
const MOST = 256
const LONGEST = 6000

interface Prepared {
  readonly name: string
  /** Type numbers of its parameters. */
  readonly types: readonly number[]
  readonly columns: readonly { readonly name: string; readonly read: (text: string) => unknown }[]
}

export interface Statements {
  /** One statement. The caller has the engine alone. */
  readonly run: <Row>(text: string, values: readonly unknown[]) => Promise<QueryResult<Row>>
  /** `begin`, `commit`, `rollback`. */
  readonly say: (text: string) => Promise<void>
}

export function openStatements(pglite: PGlite): Statements {
  const known = new Map<string, Prepared>()
  let count = 0

  async function prepare(text: string): Promise<Prepared> {
    const name = `s${++count}`
    const [oldest] = known.size >= MOST ? known : []
    if (oldest !== undefined) known.delete(oldest[0])
    const told = await send(pglite, [
      ...(oldest === undefined ? [] : [serialize.close({ type: 'S', name: oldest[1].name })]),
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
    ])
    const types = told.find((one) => one.name === 'parameterDescription') as messages.ParameterDescriptionMessage
    const row = told.find((one) => one.name === 'rowDescription') as messages.RowDescriptionMessage | undefined
    const columns = (row?.fields ?? []).map(({ name, dataTypeID }) => ({
      name,
      read: pglite.parsers[dataTypeID] ?? String,
    }))
    return { name, types: types.dataTypeIDs, columns }
  }

  async function runAside<Row>(text: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    const { rows, affectedRows } = await pglite.query<Row>(text, [...values])
    return affectedRows === undefined ? { rows } : { rows, numAffectedRows: BigInt(affectedRows) }
  }

  return {
    async run<Row>(text: string, values: readonly unknown[]) {
      if (!PLAIN.test(text)) {
        known.clear()
        await pglite.exec('deallocate all')
        return await runAside<Row>(text, values)
      }
      if (text.length > LONGEST) return await runAside<Row>(text, values)
      const found = known.get(text) ?? (await prepare(text))
      // The one asked last stays longest.
      known.delete(text)
      known.set(text, found)
      const bound = values.map((value, at) => asText(pglite, value, found.types[at]))
      return readAnswer<Row>(
        found,
        await send(pglite, [serialize.bind({ statement: found.name, values: bound }), serialize.execute()]),
      )
    },
    async say(text) {
      await pglite.execProtocolStream(serialize.query(text))
    },
  }
}

function asText(pglite: PGlite, value: unknown, type = 0): string | null {
  if (value === null || value === undefined) return null
  return pglite.serializers[type]?.(value) ?? String(value)
}

type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number]

/** Throws the database's error; what follows the faulty message is skipped up to the end. */
function send(pglite: PGlite, parts: readonly Uint8Array[]): Promise<Message[]> {
  return pglite.execProtocolStream(Buffer.concat([...parts, serialize.sync()]))
}

function readAnswer<Row>({ columns }: Prepared, told: readonly Message[]): QueryResult<Row> {
  const rows: Row[] = []
  let touched: bigint | undefined
  for (const one of told) {
    if (one.name === 'dataRow') rows.push(readRow(columns, (one as messages.DataRowMessage).fields) as Row)
    else if (one.name === 'commandComplete') touched = countTouched((one as messages.CommandCompleteMessage).text)
  }
  return touched === undefined ? { rows } : { rows, numAffectedRows: touched }
}

function readRow(columns: Prepared['columns'], fields: readonly (string | null)[]): object {
  const row: Record<string, unknown> = {}
  for (const [at, { name, read }] of columns.entries()) {
    const text = fields[at] ?? null
    row[name] = text === null ? null : read(text)
  }
  return row
}

/** `INSERT 0 5`, `UPDATE 3`. */
function countTouched(tag: string): bigint | undefined {
  const count = /^(?:INSERT|UPDATE|DELETE|MERGE).* (\d+)$/.exec(tag)?.[1]
  return count === undefined ? undefined : BigInt(count)
}
