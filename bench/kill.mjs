// Bench · kill −9 under many writers: `node bench/kill.mjs [--api] [--rounds 200] [--writers 20] [--engine embedded|server]`; no act acknowledged may be lost, the chain must verify. With --api the writers go through the server built by `npm run build`.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const dir = 'node_modules/.kill'
const where = process.argv.includes('--api') ? 'tests/server/kill' : 'tests/store/kill'
const built = await rolldown({
  input: { main: `${where}/main.ts` },
  platform: 'node',
  external: [/^@duckdb\//, /^@electric-sql\//, /^better-auth/, 'kysely', 'pg', 'rolldown'],
})
await built.write({ dir, format: 'esm', entryFileNames: '[name].mjs' })
await built.close()
const run = spawnSync(process.execPath, ['--no-warnings', `${dir}/main.mjs`, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
rmSync(dir, { recursive: true, force: true })
process.exitCode = run.status ?? 1
