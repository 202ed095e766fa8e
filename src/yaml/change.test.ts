import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeYaml } from './change.ts'
import { readYaml } from './read.ts'

const TEXT = `# 注释
a: { weight: 10, label: '甲, 乙' } # 权重
list:
  - { id: x, cut: [ [A, 0.20], [B, 1] ] }
  - id: y
    note: "引号"   # 说明
block: |
  多行
`

describe('改文本里的一个值', () => {
  it('别的字和注释一个不动', () => {
    const changes = [
      { path: 'list[0].cut[0][1]', value: 0.25 },
      { path: 'a.weight', value: 5 },
      { path: 'list[1].note', value: '甲, }: #' },
    ]
    const { text, missing } = changeYaml(TEXT, changes)
    expect(missing).toEqual([])
    expect(text).toBe(TEXT.replace('0.20', '0.25').replace('weight: 10', 'weight: 5').replace('"引号"', '"甲, }: #"'))
  })

  it('没有的、不是单个值的、多行的、不是 YAML 的，说出来而不改', () => {
    const paths = ['a', 'a.none', 'list[7]', 'block', 'list[0].cut[0]']
    const { text, missing } = changeYaml(TEXT, [...paths.map((path) => ({ path, value: 1 }))])
    expect([text, missing]).toEqual([TEXT, paths])
    expect(changeYaml('a: [', [{ path: 'a', value: 1 }])).toEqual({ text: 'a: [', missing: ['a'] })
  })

  it('写进去的任何数和文字，读出来还是它', () => {
    const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string({ unit: 'grapheme' }))
    fc.assert(
      fc.property(value, (one) => {
        const { text } = changeYaml(TEXT, [{ path: 'a.label', value: one }])
        const read = readYaml(text, 'x', 'policy').value as { a: { label: unknown; weight: number } }
        // YAML has one nought.
        expect(read.a).toEqual({ weight: 10, label: Object.is(one, -0) ? 0 : one })
      }),
    )
  })
})
