// Compiles src/ to dist/ with the compiler of this package, from an empty folder so that no stale file survives.
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

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
writeFileSync(`${root}dist/.built`, '')
