// Bench · kill −9 under many writers: `node bench/kill.mjs [--rounds 200] [--writers 20] [--engine embedded|server]`; no act acknowledged may be lost, the chain must verify.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const dir = 'node_modules/.kill'
const built = await rolldown({
  input: { main: 'tests/store/kill/main.ts' },
  platform: 'node',
  external: [/^@duckdb\//, /^@electric-sql\//, 'kysely', 'pg', 'rolldown'],
})
await built.write({ dir, format: 'esm', entryFileNames: '[name].mjs' })
await built.close()
const run = spawnSync(process.execPath, ['--no-warnings', `${dir}/main.mjs`, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
rmSync(dir, { recursive: true, force: true })
process.exitCode = run.status ?? 1
