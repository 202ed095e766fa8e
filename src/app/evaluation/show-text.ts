// App · evaluation: its line of steps and its movers as text.

import type { Language } from '../../kernel/finding.ts'
import { ACT_WORDS, STANDING_WORDS } from '../../record/words.ts'
import { csv } from '../../report/csv.ts'
import { ourDay } from '../clock.ts'
import type { Moved, Mover, Stand } from './movers.ts'
import type { Shown } from './show.ts'

export function showText(shown: Shown, language: Language): string {
  const zh = language === 'zh'
  const head = zh
    ? `${shown.id}：${STANDING_WORDS[shown.standing].zh}，第 ${shown.version} 版。方案 ${shown.scheme}，期间 ${shown.period}。`
    : `${shown.id}: ${STANDING_WORDS[shown.standing].en}, version ${shown.version}. Scheme ${shown.scheme}, period ${shown.period}.`
  const { publicity, lines, versions, objections, next } = shown
  const days = publicity === null ? [] : [`${zh ? '公示' : 'publicity'} ${publicity.from} — ${publicity.until}`]
  const steps = lines.map(({ day, kind, act, person, role, reason, what }) => {
    const done = zh ? act : kind
    return `  ${day}  ${done}  ${person}${zh ? `（${role}）` : ''}${reason === '' ? '' : `  ${reason}`}${what === '' ? '' : `\n              ${what}`}`
  })
  const contested = objections.map(
    (one) =>
      `  ${one.id}  ${one.about}  ${one.standing}  ${one.reason}${one.decision === '' ? '' : ` → ${one.decision}`}`,
  )
  const published = versions.map((one) => `  ${one.version}  ${ourDay(one.at)}  ${one.by}  ${one.result}`)
  const section = (title: string, all: readonly string[]): string[] => (all.length === 0 ? [] : ['', title, ...all])
  const open = ACT_WORDS as Readonly<Record<string, { readonly zh: string; readonly en: string }>>
  const nextWords = next.map((kind) => open[kind]?.[language] ?? kind).join(zh ? '、' : ', ')
  return [
    head,
    ...days,
    ...section(zh ? '经过' : 'Steps', steps),
    ...section(zh ? '异议' : 'Objections', contested),
    ...section(zh ? '已发布' : 'Published', published),
    ...(next.length === 0 ? [] : ['', zh ? `我可办理：${nextWords}` : `You may: ${nextWords}`]),
    '',
  ].join('\n')
}

export const moversText = ({ movers }: Moved): string =>
  csv(
    ['编号', '名称', '分组', '原等级', '现等级', '原名次', '现名次', '原得分', '现得分', '原因'],
    movers.map((one) => [
      ...[one.id, one.name, one.pool],
      ...[one.before?.grade, one.after?.grade, one.before?.rank, one.after?.rank, one.before?.total, one.after?.total],
      whyOf(one),
    ]),
  )

function whyOf({ before, after, inputs }: Mover): string {
  const present = (stand: Stand | null): boolean => stand !== null
  if (!present(before)) return '原来不在评价之列'
  if (!present(after)) return '不再参加评价'
  return inputs.length === 0
    ? '本单位的数未变，其他单位的数变了'
    : inputs.map((one) => `${one.label}：${one.before ?? '缺'} → ${one.after ?? '缺'}`).join('；')
}
