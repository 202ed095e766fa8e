// Before each test file. Properties are tried on the same examples in every run, so that a run can be repeated; another seed is tried with WANMU_TEST_SEED.
import fc from 'fast-check'
import { afterAll } from 'vitest'
import { dropFolders } from './scratch.ts'

fc.configureGlobal({ seed: Number(process.env['WANMU_TEST_SEED'] ?? 20_261_125) })
afterAll(dropFolders)
