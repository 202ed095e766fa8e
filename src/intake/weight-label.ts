// Intake · an indicator's name as written, taken apart: its number, and a weight or a unit in brackets behind it.
import { findUnit } from '../kernel/units.ts'

export interface Label {
  readonly name: string
  /** 30 分 of 经济规模（30 分）. */
  readonly weight?: string
  /** 万元/亩 of 亩均税收（万元/亩）. */
  readonly unit?: string
}

const PREFIX =
  /^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、]|[一二三四五六七八九十]{1,3}[.．]|\d{1,2}[.．](?!\d)|[①-⑳])\s*/u
const WEIGHT = /^(\d+(?:\.\d+)?)\s*(分|%|％)$/u

export function readLabel(text: string): Label {
  const bare = text.replace(PREFIX, '') || text
  const bracket = /^(.+?)\s*[（(]([^（()）]+)[)）]$/u.exec(bare)
  const [, name = bare, inside = ''] = bracket ?? []
  if (WEIGHT.test(inside)) return { ...readLabel(name), weight: inside }
  return bracket !== null && findUnit(inside) !== undefined ? { name, unit: inside } : { name: bare }
}
