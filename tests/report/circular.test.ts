// The circular, unzipped and read as Word would read it.
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Book } from '../../src/report/book.ts'
import { circular } from '../../src/report/circular.ts'
import { sampleBook } from './sample-book.ts'

const issued = {
  unit: '模拟市发展和改革委员会',
  number: '模发改[2026]1号',
  date: '2026-03-01',
  to: '各县（市、区）人民政府',
}

async function read(book: Book, options: Parameters<typeof circular>[1]) {
  const bytes = await circular(book, options)
  const files = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, data]) => [name, new TextDecoder().decode(data)]),
  )
  const body = files['word/document.xml'] ?? ''
  const paragraphs = [...body.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([one]) =>
    [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((m) => m[1] ?? '').join(''),
  )
  return { bytes, files, body, paragraphs, text: paragraphs.join('\n') }
}

describe('通报', () => {
  it('版头、标题、主送、落款齐全，年份用六角括号，月日不编虚位', async () => {
    const { paragraphs } = await read(sampleBook({ units: 40, synthetic: false }), { internal: false, ...issued })
    expect(paragraphs.slice(0, 4)).toEqual([
      '模拟市发展和改革委员会文件',
      '模发改〔2026〕1号',
      '关于2022年度规上工业企业亩均效益综合评价结果的通报',
      '各县（市、区）人民政府：',
    ])
    expect(paragraphs).toContain('2026年3月1日')
    expect(paragraphs).toContain('附件：1. 企业等级名单')
  })

  it('没有给发文机关、文号、日期的，留出空位，不编造', async () => {
    const { paragraphs } = await read(sampleBook({ units: 40 }), { internal: false })
    expect(paragraphs[0]).toBe('（发文机关）文件')
    expect(paragraphs[1]).toContain('〔　　〕')
    expect(paragraphs).toContain('（成文日期）')
  })

  it('总体情况的户数、比重与结果一致，不参评的另说', async () => {
    const book = sampleBook({ units: 100 })
    const { text } = await read(book, { internal: false })
    const rated = book.rows.filter((row) => row.rank !== null)
    const a = rated.filter((row) => row.grade === 'A').length
    expect(text).toContain(`本次评价涉及企业100家，其中参评${rated.length}家，按规定不参评2家。`)
    expect(text).toContain(`A类${a}家，占${((100 * a) / rated.length).toFixed(1)}%`)
    expect(text).toContain('评价分4组进行')
  })

  it('公开的只有等级：没有总分，没有任何指标的取值；内部的有总分和名次并注明', async () => {
    const book = sampleBook({ units: 60 })
    const open = await read(book, { internal: false })
    const figures = book.rows.flatMap((row) => [row.total, ...row.values, ...row.points.slice(1)])
    const shown = figures.filter((one) => one !== null && one > 20 && open.paragraphs.includes(String(one)))
    expect(shown).toEqual([])
    expect(open.text).not.toContain('内部资料')
    const internal = await read(book, { internal: true })
    const first = book.rows[0]
    expect(internal.paragraphs).toContain(first?.total?.toFixed(2))
    expect(internal.paragraphs[0]).toBe('内部资料　注意保存')
  })

  it('名单里每户恰好一次；超过两千户的等级只报户数', async () => {
    const book = sampleBook({ units: 60 })
    const { paragraphs } = await read(book, { internal: false })
    for (const row of book.rows) expect(paragraphs.filter((one) => one === row.id)).toHaveLength(1)
    const large = await read(sampleBook({ units: 6000, nodes: 1, detail: false }), { internal: false })
    expect(large.paragraphs.filter((one) => /^91330400MA/.test(one)).length).toBeLessThanOrEqual(2000)
    expect(large.text).toMatch(/C类\d+家，名单见结果工作簿“排名”表。/)
  })

  it('国家标准的纸张、页边、字体、行距和页码', async () => {
    const { body, files } = await read(sampleBook({ units: 40 }), { internal: false })
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(body).toMatch(/w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    for (const face of ['仿宋_GB2312', '方正小标宋简体', '黑体']) expect(body).toContain(`w:eastAsia="${face}"`)
    expect(body).toContain('w:line="560"')
    expect(body).toContain('<w:tblHeader/>')
    const feet = Object.entries(files).filter(([name]) => /^word\/footer\d+\.xml$/.test(name))
    expect(feet.map(([, xml]) => /w:jc w:val="(\w+)"/.exec(xml)?.[1]).sort()).toEqual(['left', 'right'])
    expect(files['word/settings.xml']).toContain('evenAndOddHeaders')
  })

  it('模拟数据每页页眉都注明，假定的办法注明是拟稿', async () => {
    const { files, text } = await read(sampleBook({ units: 40 }), { internal: false })
    const heads = Object.entries(files).filter(([name]) => /^word\/header\d+\.xml$/.test(name))
    expect(heads.length).toBe(2)
    for (const [, xml] of heads) expect(xml).toContain('模拟数据')
    expect(text).toContain('本件为拟稿')
  })

  it('名称里的标记和控制字符只是文字；同样的结果字节相同', async () => {
    const book = sampleBook({ units: 4 })
    const odd = {
      ...book,
      rows: book.rows.map((row, at) => (at === 0 ? { ...row, name: '甲</w:t><w:br/>&乙\u0007\n丙' } : row)),
    }
    const one = await read(odd, { internal: false, ...issued })
    expect(one.body).not.toContain('</w:t><w:br/>')
    expect(one.text).toContain('&lt;/w:t&gt;')
    const two = await read(odd, { internal: false, ...issued })
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true)
  })

  it('发文机关、文号、主送里的控制字符不进任何一部分；只有控制字符的当作没有给', async () => {
    const bad = '\u0000\u0001\u001b\n\ufffe\uffff\ud800'
    const book = sampleBook({ units: 4 })
    const odd = { ...book, scheme: { ...book.scheme, titleZh: `${bad}${book.scheme.titleZh}` } }
    const dirty = { ...issued, unit: `模拟${bad}委`, number: `模${bad}1号`, to: `各县${bad}` }
    for (const one of [await read(odd, { internal: true, ...dirty }), await read(book, { internal: false, unit: bad })])
      for (const [name, xml] of Object.entries(one.files))
        expect([name, /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml)]).toEqual([name, false])
    const { paragraphs, files } = await read(book, { internal: false, ...dirty, number: '\u0001', to: '\u0007 ' })
    expect(files['docProps/core.xml']).toMatch(/<dc:creator>模拟[^<]*委<\/dc:creator>/)
    expect(paragraphs[1]).toContain('〔　　〕')
    expect(paragraphs).toContain('各有关单位：')
  })
})
