// Explanation page · one unit as text that is read from the top: the grade, the points, how each came about, what would lift it, the cells.
import type { Explanation, Lift, NoLift, Source } from '../kernel/explanation.ts'
import type { Language } from '../kernel/finding.ts'
import { gradeLines, originLines } from './explanation-grade.ts'
import { columns, sumLines, type Voice, voice, WIDTH, wrap } from './explanation-lines.ts'
import { adjustLines, pointsTable, totalLines, workings } from './explanation-points.ts'
import { oneLine } from './plain.ts'
import { syntheticMark } from './words.ts'

/** `brief`: the grade, the table of points and the least changes, for a first look. */
export function explanationText(one: Explanation, language: Language, brief = false): string {
  const said = voice(language)
  const { pick } = said
  const sections: [string, string[]][] =
    one.standing === 'skipped'
      ? [
          [pick('没有评价的原因', 'Why it was not evaluated'), faultLines(one, said)],
          ...(brief ? [] : [sourcesOf(one, said)]),
        ]
      : [
          [
            one.standing === 'graded'
              ? pick('等级怎样定', 'How the grade came about')
              : pick('为什么不参评', 'Why it is out of scope'),
            gradeLines(one, said),
          ],
          [pick('各项得分', 'Points'), one.nodes.length === 0 ? [] : pointsTable(one, said)],
          ...(brief ? [] : [siteSection(one, said), workingSection(one, said)]),
          [
            pick('加分与扣分', 'Bonuses and deductions'),
            brief && one.adjusts.every(({ points }) => points === 0) ? [] : adjustLines(one, said),
          ],
          [pick('总分', 'Total'), totalLines(one, said)],
          [pick('怎样升一级', 'What would lift it'), liftLines(one, said, brief)],
          ...(brief ? [] : [sourcesOf(one, said)]),
        ]
  const told = sections.filter(([, lines]) => lines.length > 0)
  const body = told.flatMap(([heading, lines], i) => [
    '',
    pick(`${NUMERALS[i]}、${heading}`, `${i + 1}. ${heading}`),
    ...lines,
  ])
  return `${[...headLines(one, said), ...body].map(oneLine).join('\n')}\n`
}

const NUMERALS = '一二三四五六七八九十'

function headLines(one: Explanation, said: Voice): string[] {
  const { pick } = said
  const mark = one.synthetic ? pick(`  【${syntheticMark}】`, `  [${syntheticMark} · synthetic data]`) : ''
  const total = one.shownTotal === '' ? '' : pick(`  总分 ${one.shownTotal}`, `  total ${one.shownTotal}`)
  const rank =
    one.rank === null
      ? ''
      : pick(`  ${one.pool}第 ${one.rank} 名，共 ${one.of} 个`, `  number ${one.rank} of ${one.of} in ${one.pool}`)
  const grade =
    one.standing === 'skipped'
      ? pick('没有评价：数据有误或缺失', 'Not evaluated: its data is at fault')
      : `${pick('等级', 'Grade')} ${one.grade || '—'}${total}${rank}`
  return [
    ...wrap(`${one.name}（${one.id}）${mark}`, 0, 2),
    ...wrap(said.say(one.title), 0, 2),
    '─'.repeat(WIDTH),
    ...wrap(grade, 0, 2),
  ]
}

const faultLines = (one: Explanation, said: Voice): string[] =>
  one.faults.flatMap((fault) => wrap(`· ${said.say(fault)}`, 2, 2))

function siteSection(one: Explanation, said: Voice): [string, string[]] {
  const { site } = one
  const heading = said.pick('合并评价', 'Evaluated as one site')
  if (site === null) return [heading, []]
  const names = site.members.map(({ id, name }) => `${name}（${id}）`)
  return [
    heading,
    [
      ...wrap(
        said.pick(
          `${site.by} ${site.site} 上有 ${site.members.length} 家，合并为一个单位评价，结果共用：`,
          `${site.members.length} firms on ${site.by} ${site.site} are evaluated as one and share the result:`,
        ),
        2,
        2,
      ),
      ...names.flatMap((name) => wrap(name, 4, 2)),
      ...wrap(said.pick('各家的数按此顺序相加：', 'Their figures added in this order:'), 2, 2),
      ...site.sums.flatMap((sum) => sumLines('', { ...sum, words: { zh: sum.label, en: sum.label } }, 4, said)),
      ...originLines(site, 2, said),
    ],
  ]
}

const workingSection = (one: Explanation, said: Voice): [string, string[]] => [
  said.pick(
    '逐项算法（= 按所示数字恰好相等，≈ 末位四舍五入）',
    'Workings (= exact in the digits shown, ≈ rounded in the last)',
  ),
  workings(one, said).slice(1),
]

function liftLines(one: Explanation, said: Voice, brief: boolean): string[] {
  const { pick } = said
  if (one.lifts.length + one.noLifts.length === 0)
    return one.standing === 'graded' && one.grading?.cuts[0]?.grade === one.grade
      ? wrap(pick('已是最好的等级。', 'It has the best grade.'), 2, 0)
      : []
  const sorted = [...one.lifts].sort((a, b) => relative(a) - relative(b))
  const shown = brief ? sorted.slice(0, 3) : sorted
  const rows = shown.map((lift) => [
    lift.label,
    `${plain(lift.from)} → ${plain(lift.to)}${lift.unit === '' ? '' : ` ${lift.unit}`}`,
    change(lift),
    pick(`为 ${lift.grade}`, `gives ${lift.grade}`) +
      (lift.rank === null ? '' : pick(`，第 ${lift.rank} 名`, `, number ${lift.rank}`)),
  ])
  const intro = pick(
    '只改一项，其余单位的数不变，逐次重新评价得出；再少改十万分之一（整数少改 1）就不升。',
    'One figure changed, all other units as they are, evaluated anew each time; a hundred-thousandth less (one less, for whole numbers) does not gain.',
  )
  const none = brief && rows.length > 0 ? [] : one.noLifts.filter(({ why }) => why !== 'unused')
  return [
    ...(rows.length === 0 ? [] : [...wrap(intro, 2, 0), ...columns(rows, 4)]),
    ...(none.length === 0
      ? []
      : wrap(
          rows.length === 0
            ? pick('只改一项都升不了：', 'No single change gains a grade:')
            : pick('单改以下各项升不了：', 'No single change of these gains:'),
          2,
          0,
        )),
    ...none.flatMap((no) => wrap(`${no.label}${pick('：', ': ')}${whyNot(no, said)}`, 4, 2)),
  ]
}

const relative = ({ from, to }: Lift): number => Math.abs(to - from) / Math.max(Math.abs(from), 1e-9)

function change({ from, to }: Lift): string {
  const by = to - from
  const sign = by > 0 ? '+' : '−'
  return from === 0
    ? `${sign}${plain(Math.abs(by))}`
    : `${sign}${plain(Number(((Math.abs(by) / Math.abs(from)) * 100).toPrecision(3)))}%`
}

function whyNot(no: NoLift, { pick }: Voice): string {
  const tried =
    no.lowest === null
      ? ''
      : pick(
          `从 ${plain(no.lowest)} 试到 ${plain(no.highest ?? 0)}`,
          `tried from ${plain(no.lowest)} to ${plain(no.highest ?? 0)}`,
        )
  switch (no.why) {
    case 'missing':
      return pick('没有填报，补报后再看', 'not filed; file it first')
    case 'forced':
      return pick(
        '等级是按条件直接定的，改它不起作用',
        'the grade is forced by a condition, changing this does nothing',
      )
    case 'full':
      return pick('有关指标已得满分', 'what it counts for has full marks already')
    case 'too-little':
      return no.best === null
        ? tried
        : pick(
            `${tried}，总分最高到 ${plain(Number(no.best.total.toFixed(4)))}，仍不够`,
            `${tried}: the total reaches ${plain(Number(no.best.total.toFixed(4)))} at most, which is not enough`,
          )
    default:
      return pick(`${tried}，总分都不比现在高`, `${tried}: the total never rises above what it is`)
  }
}

/** By file: the cells, and how their units became the scheme's. */
function sourcesOf(one: Explanation, said: Voice): [string, string[]] {
  const files = new Map<string, Source[]>()
  for (const source of one.sources) {
    const place = `${source.file}${source.sheet === '' ? '' : said.pick(`  工作表“${source.sheet}”`, `  sheet "${source.sheet}"`)}`
    files.set(place, [...(files.get(place) ?? []), source])
  }
  const named = new Map((one.site?.members ?? []).map(({ id, name }) => [id, name]))
  const lines = [...files].flatMap(([place, sources]) => [
    ...wrap(place, 2, 2),
    ...columns(
      sources.map((source) => sourceCells(source, named, said)),
      4,
    ).flatMap((line) => (line.length > WIDTH ? wrap(line.trimStart(), 4, 6) : [line])),
  ])
  return [said.pick('数据来自', 'Where the figures stand'), lines]
}

function sourceCells(source: Source, named: ReadonlyMap<string, string>, { pick }: Voice): string[] {
  const { conversion } = source
  const unit = source.unit === '' ? '' : ` ${source.unit}`
  const figure =
    conversion === null
      ? source.figure === ''
        ? pick('未填', 'blank')
        : `${source.raw}${unit}`
      : `${conversion.expression} ${conversion.sign} ${conversion.result}${unit}`
  const converted =
    conversion === null || conversion.words.zh === ''
      ? ''
      : pick(`（${conversion.words.zh}）`, ` (${conversion.words.en})`)
  const owner = named.get(source.of)
  const assumed = source.assumed
    ? pick(
        `  待确认${source.confirmBy === '' ? '' : `（${source.confirmBy}）`}`,
        `  to be confirmed${source.confirmBy === '' ? '' : ` (${source.confirmBy})`}`,
      )
    : ''
  return [source.cell, ...(owner === undefined ? [] : [owner]), source.header, `${figure}${converted}${assumed}`]
}

const plain = (value: number): string => String(Number(value.toPrecision(12))).replace('-', '−')
