// Compiles src/ to dist/ with the compiler of this package, from an empty folder so that no stale file survives; then bundles what the
// launcher starts into dist/run/: a small evaluation spends more time on opening hundreds of small modules than on its own work. The web
// application goes to dist/web/, anew only when something it is made of changed.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { rolldown } from 'rolldown'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = `${root}dist/web/.built`
if (existsSync(`${root}dist`))
  for (const name of readdirSync(`${root}dist`))
    if (name !== 'web') rmSync(join(`${root}dist`, name), { recursive: true, force: true })
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

await import('./api-types.mjs')
if (process.exitCode) process.exit(process.exitCode)
if (needsPages()) {
  await build({ configFile: `${root}vite.config.ts`, logLevel: 'warn' })
  for (const name of readdirSync(`${root}dist/web/assets`))
    if (/\.(m?js|css|svg)$/.test(name)) squeeze(`${root}dist/web/assets/${name}`)
  writeFileSync(built, '')
}
writeFileSync(`${root}dist/.built`, '')

function needsPages() {
  if (!existsSync(built)) return true
  const since = statSync(built).mtimeMs
  const made = readdirSync(`${root}src/web`, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const files = [
    ...made.map((one) => join(one.parentPath, one.name)),
    `${root}package-lock.json`,
    `${root}vite.config.ts`,
  ]
  return files.some((file) => statSync(file).mtimeMs > since)
}

/** A smaller copy beside each file, which the server sends to whoever takes it. */
function squeeze(file) {
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  )
}
