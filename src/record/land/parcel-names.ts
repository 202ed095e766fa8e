// Land · under which names departments keep the columns of a parcel layer: Chinese, and the letters of the cadastral standards (TD/T 1015, 不动产登记数据库).
import { findUnit, plain, type Unit } from '../../kernel/units.ts'

export const COLUMNS = ['code', 'area', 'holder', 'uscc', 'use', 'supplied', 'county', 'town', 'platform'] as const
export type Column = (typeof COLUMNS)[number]

/** Better names first. */
export const NAMES: Readonly<Record<Column, string>> = {
  code: '宗地代码 宗地统一编码 宗地编码 宗地编号 宗地号 地块代码 地块编号 不动产单元号 不动产单元代码 ZDDM ZDTYBM ZDBM ZDBH DKBH BDCDYH PARCEL PARCELCODE CODE',
  area: '登记面积 宗地面积 发证面积 使用权面积 土地使用权面积 土地面积 用地面积 证载面积 面积 ZDMJ DJMJ FZMJ SYQMJ TDMJ MJ AREA',
  holder: '权利人 权利人名称 土地使用权人 使用权人 使用者 企业名称 单位名称 QLR QLRMC SYQR HOLDER',
  uscc: '统一社会信用代码 社会信用代码 信用代码 权利人证件号 证件号码 证件号 TYSHXYDM QLRZJH ZJH USCC',
  use: '土地用途 批准用途 规划用途 用途 地类名称 地类 TDYT PZYT GHYT YT DLMC USE',
  supplied: '供地日期 供应日期 出让日期 批准日期 使用权起始日期 使用权起始时间 起始日期 GDRQ SYQQSSJ QSRQ SUPPLIED',
  county: '县（市、区） 县市区 所属县区 县区 区县 行政区 行政区名称 行政区代码 县级行政区 QXMC QXDM XZQMC XZQDM COUNTY',
  town: '所在镇街道 镇（街道） 镇街道 镇街 乡镇街道 乡镇 所属镇街 XZJD ZJD ZJMC TOWN',
  platform: '所在平台编号 所在平台 平台编号 平台名称 所属平台 园区名称 PTBH PTMC PLATFORM',
}

const LISTS = new Map(COLUMNS.map((column) => [column, NAMES[column].split(' ').map((name) => plain(name))]))

export interface Header {
  readonly column: Column
  /** Unit written in the name. */
  readonly unit?: Unit
  readonly rank: number
}

/** What a field is; a name cut off after ten bytes, as in a .dbf, is known by its beginning. */
export function readHeader(name: string): Header | undefined {
  const key = plain(name)
  const [, base = key, bracket] = /^(.+?)[(（[_]([^()（）[\]_]+)[)）\]]?$/u.exec(key) ?? []
  const unit = bracket === undefined ? undefined : findUnit(bracket)
  const isArea = unit?.kind === 'area'
  for (const [column, names] of LISTS) {
    const whole = names.indexOf(key)
    if (whole >= 0) return { column, rank: whole }
    const rank = isArea && column === 'area' ? names.indexOf(base) : -1
    if (rank >= 0 && unit !== undefined) return { column, rank, unit }
  }
  if (!/^\p{Script=Han}{3}$/u.test(key)) return undefined
  const begun = [...LISTS].filter(([, names]) => names.some((one) => one.startsWith(key)))
  const [only] = begun
  return begun.length === 1 && only !== undefined ? { column: only[0], rank: 100 } : undefined
}
