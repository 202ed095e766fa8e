import { describe, expect, it } from 'vitest'
import { Scheme } from '../evaluate/scheme/schema.ts'
import { keysAt } from './keys-at.ts'
import { keysOf, pathTo, readYaml } from './read.ts'

const codes = (text: string): string[] => readYaml(text, 'x.yaml', 'policy').findings.map((one) => one.code)

describe('YAML 的读法', () => {
  it('条款号按所写的读，3.10 不会变成 3.1；别处的数仍是数', () => {
    const { value } = readYaml('3.10: { cite: 2.20, value: 2.20 }\nb: { cite: [1.10, 1.2.3] }', 'x', 'policy')
    expect(value).toEqual({ '3.10': { cite: '2.20', value: 2.2 }, b: { cite: ['1.10', '1.2.3'] } })
  })

  it('带点的键也指得到行和列', () => {
    const { where } = readYaml('clauses:\n  1.2:\n    title: 甲\n', 'x.yaml', 'policy')
    expect(where(pathTo(pathTo('clauses', '1.2'), 'title'))).toMatchObject({ line: 3, col: 12 })
    expect(keysOf('a."1.2"[3].b')).toEqual(['a', '1.2', 3, 'b'])
  })

  it('没有内容的键指到键本身', () => {
    const { where } = readYaml('a:\n  b: { c: 1, green, d: 2 }\n', 'x.yaml', 'policy')
    expect(where('a.b.green')).toMatchObject({ line: 2, col: 14 })
  })

  it('别名炸弹、过大、过深、重复的键、多个文档都拒绝，不抛出', () => {
    const bomb = [
      'a0: &a0 [x]',
      ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`)}]`),
    ]
    expect(codes(bomb.join('\n'))).toEqual(['policy/yaml'])
    expect(codes('x'.repeat(1_000_001))).toEqual(['policy/file-too-large'])
    expect(codes('['.repeat(200_000))[0]).toBe('policy/yaml')
    expect(codes('a: 1\nb: { c: 1, c: 2 }\na: 2')).toEqual(['policy/yaml', 'policy/yaml'])
    expect(codes('a: 1\n---\nb: 2')).toEqual(['policy/yaml'])
  })

  it('十万个键几秒之内读完', () => {
    const began = performance.now()
    expect(codes(Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n'))).toEqual([])
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  it('逗号断开的文字告诉一声', () => {
    expect(codes('title: { en: firms, above scale }')).toEqual(['policy/comma-cut'])
  })
})

describe('某处可写的键', () => {
  it('经数组、并集、记录和自引用都找得到', () => {
    expect(keysAt(Scheme, [])).toContain('inputs')
    expect(keysAt(Scheme, ['index', 'of', '0', 'of', '3'])).toContain('weight')
    expect(keysAt(Scheme, ['index', 'of', '0', 'score', 'ratio', 'base'])).toContain('times')
    expect(keysAt(Scheme, ['inputs', 'tax'])).toContain('unit')
    expect(keysAt(Scheme, ['adjust', '0'])).toContain('points')
    expect(keysAt(Scheme, ['nowhere'])).toEqual([])
  })
})
