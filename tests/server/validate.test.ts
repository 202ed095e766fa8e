// Server · shapes are compiled without being asked for once the server listens, and hold then as before.
import { expect, it, vi } from 'vitest'
import { createValidator } from '../../src/server/validate.ts'

/** A shape that tells how often it was looked at. */
function watched() {
  let looks = 0
  const schema = {
    type: 'object',
    get properties() {
      looks++
      return { n: { type: 'integer' } }
    },
  }
  return { schema, looks: () => looks }
}

it('没人问也编译，一个一个来；叫停就停；编译以后照样把关', () => {
  vi.useFakeTimers()
  try {
    const validator = createValidator()
    const [first, second, third] = [watched(), watched(), watched()]
    const checks = [first, second, third].map(({ schema }) =>
      validator.compiler({ schema, method: 'POST', url: '/', httpPart: 'body' }),
    )
    const looked = () => [first, second, third].map((one) => one.looks() > 0)
    expect(looked()).toEqual([false, false, false])
    validator.compileRest()
    expect(looked()).toEqual([true, false, false])
    vi.advanceTimersByTime(10)
    expect(looked()).toEqual([true, true, false])
    validator.stop()
    vi.advanceTimersByTime(1000)
    expect(looked()).toEqual([true, true, false])
    for (const check of checks) expect([check({ n: 1 }), check({ n: '1' })]).toEqual([true, false])
  } finally {
    vi.useRealTimers()
  }
})
