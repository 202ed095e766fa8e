// 版本号只有一处写法：程序说的与 package.json 的一样。
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { VERSION } from '../src/app/version.ts'

it('程序的版本号就是 package.json 的', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  expect(VERSION).toBe(version)
})
