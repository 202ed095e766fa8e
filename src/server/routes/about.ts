// Server · /api/about: which program answers, and whether what is on record is synthetic.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { Door } from '../server.ts'

export function addAbout(door: Door, desk: Desk, version: string): void {
  door.get(
    '/api/about',
    {
      config: { door: 'open' },
      schema: {
        summary: '程序的版本，数据是不是模拟的 · version, and whether the data are synthetic',
        response: {
          200: Type.Object({
            version: Type.String(),
            synthetic: Type.Boolean({
              description: '名录来自写明“模拟”的文件 · a register came from a file that says 模拟',
            }),
          }),
        },
      },
    },
    async () => ({ version, synthetic: await desk.synthetic() }),
  )
}
