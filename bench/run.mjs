// Bench · `npm run bench [-- million tree read-xlsx start] [--scale 0.1] [--times 3]`: builds everything anew, then runs in compiled code.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
for (const args of [
  ['scripts/build.mjs'],
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.bench.json'],
  ['out/bench/bench/main.js', ...process.argv.slice(2)],
]) {
  const run = spawnSync(process.execPath, ['--no-warnings', ...args], { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) process.exit(run.status ?? 1)
}
