// Server · /healthz: whether what the server stands on answers, for whoever watches over it.
import { Type } from 'typebox'
import { finding } from '../../kernel/finding.ts'
import { Refused } from '../faults.ts'
import type { Door } from '../server.ts'

const Health = Type.Object({ ok: Type.Literal(true) })

export function addHealth(door: Door, healthy: () => Promise<boolean>): void {
  door.get(
    '/healthz',
    {
      config: { door: 'open' },
      schema: { summary: '是否正常 · whether the server is well', response: { 200: Health } },
    },
    async () => {
      if (!(await healthy())) throw new Refused(503, [finding('server/unwell', {})])
      return { ok: true as const }
    },
  )
}
