// Land · the boundaries of counties from a layer as read.
import { type Finding, finding } from '../../kernel/finding.ts'
import { plain } from '../../kernel/units.ts'
import type { County } from './outside-county.ts'
import type { ParcelLayer, Value } from './to-parcels.ts'

const NAME = [
  'name',
  '名称',
  '县(市、区)',
  '县市区',
  '县区',
  '区县',
  '行政区名称',
  'xzqmc',
  'qxmc',
  'mc',
  '平台名称',
  '园区名称',
  '镇街道',
  '镇街名称',
  '单位名称',
]
const CODE = [
  'adcode',
  'code',
  '代码',
  '行政区代码',
  '区划代码',
  'xzqdm',
  'qxdm',
  'dm',
  'id',
  '编号',
  '平台编号',
  '园区编号',
  '单位编号',
]

export function toCounties(layers: readonly ParcelLayer[]): { counties: County[]; findings: Finding[] } {
  const findings: Finding[] = []
  const counties = layers.flatMap((layer): County[] => {
    const names = findField(layer, NAME)
    const codes = findField(layer, CODE)
    if (names === undefined && codes === undefined) {
      findings.push(
        finding(
          'land/no-county-field',
          { file: layer.file },
          { fields: layer.fields.map(({ name }) => name).join('、') },
        ),
      )
      return []
    }
    return layer.shapes.flatMap((shape, i): County[] => {
      const code = textOf(codes?.[i])
      const name = textOf(names?.[i]) ?? code
      if (shape === undefined || name === undefined) return []
      return [{ name, shape, ...(code === undefined ? {} : { code }) }]
    })
  })
  return { counties, findings }
}

function findField(layer: ParcelLayer, names: readonly string[]): readonly Value[] | undefined {
  for (const name of names) {
    const field = layer.fields.find((one) => plain(one.name) === name)
    if (field !== undefined) return field.values
  }
  return undefined
}

const textOf = (value: Value | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value).trim() || undefined
