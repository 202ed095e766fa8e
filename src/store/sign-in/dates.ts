// Store · sign-in wants times as dates, where the record has them as texts.
import type { KyselyPlugin, UnknownRow } from 'kysely'

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

export const timesAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    return { ...result, rows: result.rows.map(withDates) }
  },
}

const withDates = (row: UnknownRow): UnknownRow =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      /(At|Until)$/.test(key) && typeof value === 'string' && TIME.test(value) ? new Date(value) : value,
    ]),
  )
