// What a template's open cells take: numbers within bounds, one of a list, notes of some length. Excel refuses the rest as it is typed.
import type { DataValidation, Worksheet } from 'exceljs'
import { FIRST_ROW, type TemplateColumn, UNKNOWN } from '../kernel/template.ts'

const LONGEST_NOTE = 500

/** `dataValidations` takes a whole range at once; its types do not say so. */
interface Validations {
  readonly dataValidations: { add(range: string, rule: DataValidation): void }
}

export function validate(sheet: Worksheet, column: TemplateColumn, rows: number): void {
  const rule = ruleOf(column)
  if (rule === undefined || rows === 0) return
  const { letter } = column
  const range = `${letter}${FIRST_ROW}:${letter}${FIRST_ROW + rows - 1}`
  ;(sheet as unknown as Validations).dataValidations.add(range, {
    ...rule,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: '请核对',
  })
}

function ruleOf({ kind, letter, of }: TemplateColumn): DataValidation | undefined {
  if (of === undefined) return undefined
  if (kind === 'note')
    return {
      type: 'textLength',
      operator: 'lessThanOrEqual',
      formulae: [LONGEST_NOTE],
      error: `最多 ${LONGEST_NOTE} 字`,
    }
  if (kind === 'caliber')
    return { type: 'list', formulae: [`"${of.calibers.join(',')}"`], error: `请选：${of.calibers.join('、')}` }
  const cell = `${letter}${FIRST_ROW}`
  const tests = [
    `ISNUMBER(${cell})`,
    ...(of.min === undefined ? [] : [`${cell}>=${of.min}`]),
    ...(of.max === undefined ? [] : [`${cell}<=${of.max}`]),
    ...(of.whole ? [`${cell}=INT(${cell})`] : []),
  ]
  const bounds = [
    of.whole ? '整数' : '数',
    ...(of.min === undefined ? [] : [`不小于 ${of.min}`]),
    ...(of.max === undefined ? [] : [`不大于 ${of.max}`]),
  ]
  return {
    type: 'custom',
    formulae: [`OR(${cell}="${UNKNOWN}",IF(ISNUMBER(${cell}),AND(${tests.join(',')}),FALSE))`],
    error: `请填${bounds.join('，')}（${of.unit}），或“${UNKNOWN}”`,
  }
}
