// Web · one evaluation as the server tells it.
import type { paths } from '../../api/schema.d.ts'

export type EvaluationOf = paths['/api/evaluations/{id}']['get']['responses'][200]['content']['application/json']
