// Record · standing × act × role, frozen: whoever changes who may do what sees it here.
import { describe, expect, it } from 'vitest'
import { ROLES } from '../../src/kernel/role.ts'
import { EVALUATION_ACTS, EVALUATION_STANDINGS, EVALUATION_STEPS } from '../../src/record/evaluations/steps.ts'
import { PERSON_ACTS, PERSON_STANDINGS, PERSON_STEPS } from '../../src/record/people/steps.ts'
import { refuseStep } from '../../src/record/refuse.ts'
import { REGISTER_ACTS, REGISTER_STEPS, REGISTERS } from '../../src/record/registers/register.ts'
import { RETURN_ACTS, RETURN_STANDINGS, RETURN_STEPS } from '../../src/record/returns/steps.ts'
import { SCHEME_STEPS } from '../../src/record/schemes/scheme.ts'
import { findStep, type Steps } from '../../src/record/steps.ts'

/** One line per standing and role: the acts open to it and where they lead. */
const matrix = <S extends string, K extends string>(steps: Steps<S, K>, standings: readonly S[], acts: readonly K[]) =>
  standings.flatMap((standing) =>
    ROLES.map((role) => {
      const open = acts.flatMap((act) => {
        const step = findStep(steps, standing, act)
        return step?.by.includes(role) ? [`${act} → ${step.to}`] : []
      })
      return `${standing} · ${role}: ${open.join(', ') || '—'}`
    }),
  )

describe('什么之后可做什么，由谁做', () => {
  it('填报表', () => expect(matrix(RETURN_STEPS, RETURN_STANDINGS, RETURN_ACTS)).toMatchSnapshot())
  it('评价', () => expect(matrix(EVALUATION_STEPS, EVALUATION_STANDINGS, EVALUATION_ACTS)).toMatchSnapshot())

  it('人员', () => expect(matrix(PERSON_STEPS, PERSON_STANDINGS, PERSON_ACTS)).toMatchSnapshot())
  it('方案', () => expect(matrix(SCHEME_STEPS, ['absent', 'kept'], ['issue'])).toMatchSnapshot())
  it.each(REGISTERS)('名录 %s', (register) =>
    expect(matrix(REGISTER_STEPS[register], ['absent', 'kept'], REGISTER_ACTS)).toMatchSnapshot(),
  )

  it('表外的一律拒绝，并说明由谁办理', () => {
    expect(refuseStep('approved', 'draft', 'filer', [])[0]?.code).toBe('record/not-now')
    expect(refuseStep('filed', 'review', 'filer', ['reviewer'])[0]?.code).toBe('record/not-your-role')
    expect(refuseStep('filed', 'review', 'reviewer', ['reviewer'])).toEqual([])
  })

  it('管理员、督查、审计不能动任何数', () => {
    const lines = [
      ...matrix(RETURN_STEPS, RETURN_STANDINGS, RETURN_ACTS),
      ...matrix(EVALUATION_STEPS, EVALUATION_STANDINGS, EVALUATION_ACTS),
    ]
    const idle = lines.filter((line) => / · (system-admin|supervisor|auditor): /.test(line))
    expect(idle.filter((line) => !line.endsWith(': —'))).toEqual([])
  })
})
