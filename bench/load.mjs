// Bench · many users at once: see bench/load/main.ts. Runs the server built by `npm run build`.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
// Two folders below the root like the files of dist/run, so that paths relative to a module lead to the same place.
const dir = 'out/load'
const built = await rolldown({
  input: { main: 'bench/load/main.ts', users: 'bench/load/users.ts' },
  platform: 'node',
  external: [/^@duckdb\//, /^@electric-sql\//, /^better-auth/, 'exceljs', 'kysely', 'pg'],
})
await built.write({ dir, format: 'esm', entryFileNames: '[name].mjs' })
await built.close()
const run = spawnSync(process.execPath, ['--no-warnings', `${dir}/main.mjs`, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
rmSync(dir, { recursive: true, force: true })
process.exitCode = run.status ?? 1
