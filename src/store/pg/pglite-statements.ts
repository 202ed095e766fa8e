// Store · statements of the embedded PostgreSQL, prepared once: asked again, one is bound, run and read in one message where the library sends six.
import { messages, type PGlite, protocol } from '@electric-sql/pglite'
import type { QueryResult } from 'kysely'
import { type Column, readAnswer } from './pglite-answers.ts'

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
  readonly columns: readonly Column[]
}

export interface Statements {
  /** One statement. The caller has the engine alone. */
  readonly run: <Row>(text: string, values: readonly unknown[]) => Promise<QueryResult<Row>>
  /** `begin …`: said together with the first statement after it. */
  readonly begin: (text: string) => void
  /** `commit` or `rollback`. */
  readonly end: (text: string) => Promise<void>
}

export function openStatements(pglite: PGlite): Statements {
  const known = new Map<string, Prepared>()
  let count = 0
  let begun: string | undefined

  /** What was put off goes first. After a faulty message the rest is skipped up to the end. */
  function send(parts: readonly Uint8Array[]): Promise<Buffer> {
    const first = begun === undefined ? [] : [serialize.query(begun)]
    begun = undefined
    return ask(pglite, Buffer.concat([...first, ...parts]))
  }

  async function prepare(text: string): Promise<Prepared> {
    const name = `s${++count}`
    const [oldest] = known.size >= MOST ? known : []
    if (oldest !== undefined) known.delete(oldest[0])
    const bytes = await send([
      ...(oldest === undefined ? [] : [serialize.close({ type: 'S', name: oldest[1].name })]),
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    ])
    readAnswer(bytes, [])
    const { types, fields } = describedIn(bytes)
    return { name, types, columns: fields.map(([name, type]) => ({ name, read: pglite.parsers[type] ?? String })) }
  }

  async function runAside<Row>(text: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    if (begun !== undefined) readAnswer(await send([]), [])
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
      const bytes = await send([
        serialize.bind({ statement: found.name, values: bound }),
        serialize.execute(),
        serialize.sync(),
      ])
      const { rows, tag } = readAnswer<Row>(bytes, found.columns)
      const touched = countTouched(tag)
      return touched === undefined ? { rows } : { rows, numAffectedRows: touched }
    },
    begin(text) {
      begun = text
    },
    async end(text) {
      // Nothing was done in between.
      if (begun !== undefined) begun = undefined
      else readAnswer(await send([serialize.query(text)]), [])
    },
  }
}

/** The bytes of all that is answered. The files are written as PostgreSQL writes them: there is nothing to bring to them afterwards. */
async function ask(pglite: PGlite, message: Uint8Array): Promise<Buffer> {
  const parts: Buffer[] = []
  await pglite.execProtocolRawStream(message, {
    syncToFs: false,
    // Theirs is memory that the engine uses again.
    onRawData: (part) => void parts.push(Buffer.from(part)),
  })
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
}

/** Of a prepared statement: types of its parameters, names and types of its columns. */
function describedIn(bytes: Buffer): { types: readonly number[]; fields: readonly (readonly [string, number])[] } {
  let types: readonly number[] = []
  let fields: readonly (readonly [string, number])[] = []
  new protocol.Parser().parse(bytes, (one) => {
    if (one instanceof messages.ParameterDescriptionMessage) types = one.dataTypeIDs
    if (one instanceof messages.RowDescriptionMessage) fields = one.fields.map((f) => [f.name, f.dataTypeID] as const)
  })
  return { types, fields }
}

function asText(pglite: PGlite, value: unknown, type = 0): string | null {
  if (value === null || value === undefined) return null
  return pglite.serializers[type]?.(value) ?? String(value)
}

/** `INSERT 0 5`, `UPDATE 3`. */
function countTouched(tag: string): bigint | undefined {
  const count = /^(?:INSERT|UPDATE|DELETE|MERGE).* (\d+)$/.exec(tag)?.[1]
  return count === undefined ? undefined : BigInt(count)
}
