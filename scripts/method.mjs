// Writes docs/method.md from policies/.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { methodPage } = await import('../dist/app/method-page.js')
await writeFile(`${root}docs/method.md`, await methodPage(`${root}policies`))
