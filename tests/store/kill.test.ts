// Store · kill −9 at a random moment under many writers: a few rounds here, as many as you like by bench/kill.mjs.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeEngines } from './engines.ts'
import { killRounds } from './kill/rounds.ts'

describeEngines('kill −9', (engine) => {
  it('凡答复已记录的，一条不少，链完好', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wanmu-kill-'))
    const place = await engine.place()
    const [where, processes] = 'memory' in place ? [{ folder: join(folder, 'data') }, 1] : [place, 2]
    const done = await killRounds({ where, rounds: 3, processes, writers: 20 / processes }).finally(() =>
      rmSync(folder, { recursive: true, force: true }),
    )
    expect(done).toMatchObject({ lost: [], findings: [] })
    expect(done.acknowledged).toBeGreaterThan(0)
    expect(done.recorded).toBeGreaterThanOrEqual(done.acknowledged)
  })
})
