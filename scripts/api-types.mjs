// The web client's types, from the OpenAPI document of the compiled server: src/web/api/schema.d.ts, which is not kept in the tree.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDocument } from '../dist/server/document.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
const target = `${root}src/web/api/schema.d.ts`
const scratch = mkdtempSync(join(tmpdir(), 'wanmu-api-'))
try {
  const document = join(scratch, 'openapi.json')
  writeFileSync(document, JSON.stringify(await readDocument(version)))
  const generator = `${root}scripts/api-types/node_modules/openapi-typescript/bin/cli.js`
  const made = join(scratch, 'schema.d.ts')
  const run = spawnSync(process.execPath, [generator, document, '-o', made, '--default-non-nullable', 'false'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (run.status !== 0) process.exitCode = 1
  // Written only when other: the pages are built anew only when something changed.
  else if (!existsSync(target) || readFileSync(target, 'utf8') !== readFileSync(made, 'utf8'))
    writeFileSync(target, readFileSync(made))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
