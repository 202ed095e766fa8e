import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take minutes, longest first: begun last, one of them would keep everybody waiting. */
const LONG = [
  'tests/web/demo.test.ts',
  'tests/server/who-may.test.ts',
  'tests/web/returns.test.ts',
  'tests/web/rules.test.ts',
  'tests/web/explain.test.ts',
  'tests/web/ranking.test.ts',
  'tests/web/cockpit.test.ts',
]

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((one) => moduleId.endsWith(one))
      return at < 0 ? LONG.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Files of one worker share what they import: to load the program anew for each took a third of the time.
    isolate: false,
    sequence: { sequencer: LongFirst },
  },
})
