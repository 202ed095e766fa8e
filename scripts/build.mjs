// Compiles src/ to dist/ with the compiler of this package, from an empty folder so that no stale file survives; then bundles what the
// launcher starts into dist/run/: a small evaluation spends more time on opening hundreds of small modules than on its own work.
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(`${root}dist`, { recursive: true, force: true })
const run = spawnSync(
  process.execPath,
  [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.build.json`],
  {
    stdio: ['ignore', 2, 2],
  },
)
if (run.status !== 0) process.exit(run.status ?? 1)

// Two folders below the root like every file of dist/, so that paths relative to a module lead to the same place.
const bundle = await rolldown({
  input: {
    main: `${root}dist/cli/main.js`,
    'parse-worker': `${root}dist/intake/parse-worker.js`,
    'geo-worker': `${root}dist/intake/geo/geo-worker.js`,
  },
  platform: 'node',
  // Native code, and what only some errands load.
  external: [
    /^better-auth/,
    /^fastify$/,
    /^@fastify/,
    /^ajv/,
    /^@duckdb\//,
    /^@electric-sql\//,
    'exceljs',
    'docx',
    'kysely',
    'pg',
  ],
})
await bundle.write({ dir: `${root}dist/run`, format: 'esm', chunkFileNames: '[name]-[hash].js' })
await bundle.close()
writeFileSync(`${root}dist/.built`, '')
