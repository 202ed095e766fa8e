// Properties are tried on the same examples in every run, so that a run can be repeated; another seed is tried with WANMU_TEST_SEED.
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['WANMU_TEST_SEED'] ?? 20_261_125) })
