// App · frozen files on record: which acts name which, and what is said of one that is gone or altered.
import { describe, expect, it } from 'vitest'
import { checkFiles, lookAmong, type NamedFiles, noteFiles } from './kept-files.ts'

const hex = (digit: string): string => digit.repeat(64)
const hash = (digit: string): string => `sm3:${hex(digit)}`

function named(...acts: readonly (readonly [id: string, payload: object])[]): NamedFiles {
  const files: NamedFiles = new Map()
  for (const [id, payload] of acts) noteFiles(files, { subject: { kind: 'evaluation', id }, payload: payload as never })
  return files
}

describe('记录写明的文件', () => {
  it('方案的版本、冻结的数据、结果、证据各有其名；几个评价共用的只算一个；不是哈希的不算', () => {
    const files = named(
      ['甲', { scheme: `enterprises@${hash('1')}`, period: '2025', scope: { kind: 'enterprise' } }],
      ['甲', { snapshot: hash('2'), scheme: hash('1'), book: hash('3') }],
      ['乙', { result: hash('4'), scheme: hash('1'), skipped: 'sm3:短' }],
      ['乙', { id: '异议', evidence: [{ name: '合同.pdf', hash: hash('5') }] }],
      ['丙', { snapshot: 'sm3:0', result: '../../etc/passwd' }],
    )
    expect([...files].map(([name, { evaluations }]) => [name, [...evaluations].join()])).toEqual([
      [`sm3-${hex('1')}.yaml`, '甲,乙'],
      [`sm3-${hex('2')}.parquet`, '甲'],
      [`sm3-${hex('3')}.json`, '甲'],
      [`sm3-${hex('4')}.parquet`, '乙'],
      [`sm3-${hex('5')}.evidence`, '乙'],
    ])
    noteFiles(files, { subject: { kind: 'return', id: 'r' }, payload: { snapshot: hash('6') } })
    expect(files.size).toBe(5)
  })

  it('缺的、改过的都指名；从未交来的证据只提示，被改动的证据照样算错', async () => {
    const files = named(['甲', { snapshot: hash('2'), result: hash('4') }], ['甲', { evidence: [{ hash: hash('5') }] }])
    const said = async (kept: Readonly<Record<string, string>>) => {
      const steps: number[] = []
      const look = lookAmong((name) => kept[name])
      const found = await checkFiles(files, look, { onProgress: (done) => void steps.push(done) })
      expect(steps).toEqual([0, 1, 2])
      return found.map(({ code, blocking, facts }) => [code, blocking, facts['evaluation']])
    }
    const sound = {
      [`sm3-${hex('2')}.parquet`]: hash('2'),
      [`sm3-${hex('4')}.parquet`]: hash('4'),
      [`sm3-${hex('5')}.evidence`]: hash('5'),
    }
    expect(await said(sound)).toEqual([])
    expect(await said({ ...sound, [`sm3-${hex('4')}.parquet`]: hash('7') })).toEqual([
      ['store/kept-altered', true, '甲'],
    ])
    expect(await said({ ...sound, [`sm3-${hex('5')}.evidence`]: hash('7') })).toEqual([
      ['store/kept-altered', true, '甲'],
    ])
    expect(await said({})).toEqual([
      ['store/kept-absent', true, '甲'],
      ['store/kept-absent', true, '甲'],
      ['store/evidence-absent', true, '甲'],
    ])
  })
})
