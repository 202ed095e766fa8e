// App · evaluation: the frozen figures scored by the frozen scheme, and nothing else.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Inputs } from '../../record/evaluations/round.ts'
import { type Evaluated, evaluate, type Outcome } from '../evaluate.ts'
import type { Steps } from '../run-steps.ts'
import { findFile } from './find-file.ts'
import { schemeByHash } from './scheme.ts'
import type { Works } from './works.ts'

export interface Frozen {
  readonly snapshot: string
  readonly inputs: Inputs
}

export interface FrozenOptions extends Steps {
  readonly explain?: boolean
}

export async function evaluateFrozen<T>(
  works: Works,
  id: string,
  { snapshot, inputs }: Frozen,
  { explain, onProgress, signal }: FrozenOptions,
  use: (done: Evaluated) => Promise<T>,
): Promise<Outcome<T>> {
  if (inputs.scheme === undefined) return refuse([finding('process/not-frozen-here', {}, { id })])
  const [data, scheme] = await Promise.all([
    findFile(works, snapshot, 'parquet', 'snapshot'),
    schemeByHash(works, inputs.scheme),
  ])
  const lost = [...('findings' in data ? data.findings : []), ...('findings' in scheme ? scheme.findings : [])]
  if ('findings' in data || 'findings' in scheme) return refuse(lost)
  const done = await evaluate(
    {
      scheme: scheme.path,
      data: [data.path],
      detail: true,
      skipBad: inputs.skip_bad === true,
      ...(explain === true ? { explain } : {}),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    },
    use,
  )
  const findings = done.findings.filter((one) => !isOwnColumn(one))
  return { ...done, findings, total: done.total - (done.findings.length - findings.length) }
}

const refuse = (findings: readonly Finding[]): Outcome<never> => ({
  value: undefined,
  findings,
  total: findings.length,
})

/** The snapshot says of each row which unit it belongs to; no scheme asks for it. */
const isOwnColumn = ({ code, at }: Finding): boolean =>
  code.startsWith('intake/header-unmatched') && at.header === 'reporting_unit'
