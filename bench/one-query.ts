// Bench · the rival's process: one DuckDB query from a file, under the same memory limit as Wanmu.
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

const [, , file = '', memory = '1500MB'] = process.argv
const instance = await DuckDBInstance.create(':memory:', { memory_limit: memory, preserve_insertion_order: 'false' })
const connection = await instance.connect()
// One statement after the other: `run` takes several and gives back the last.
await connection.run(readFileSync(file, 'utf8'))
connection.closeSync()
instance.closeSync()
