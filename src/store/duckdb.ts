// Store · DuckDB's package, loaded as the CommonJS that it is: an import would first read through all of its files for the names they give, a tenth of a second.
import { createRequire } from 'node:module'
import type * as Package from '@duckdb/node-api'

export const { DuckDBInstance }: Pick<typeof Package, 'DuckDBInstance'> = createRequire(import.meta.url)(
  '@duckdb/node-api',
)
