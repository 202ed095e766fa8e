// Land · the sentences of its findings: what, why, how to mend.
import type { Sentences } from '../../kernel/finding.ts'

export const landSentences: Sentences = {
  // Fields
  'land/box-too-large': {
    zh: '范围太大，列不出宗地。请放大地图，或先选一个单位、镇街、平台。',
    en: 'The box is too large for a list of parcels. Zoom in, or choose a unit, town or platform first.',
  },
  'land/nowhere': {
    zh: '没有“{what}”在地图上的位置：名录里没有它的图形，或不在您看得到的范围内。',
    en: 'Where "{what}" lies is not on record, or is not yours to see.',
  },
  'land/too-many': {
    zh: '这个范围里的宗地超过 {most} 宗，一次给不完。请把范围缩小，或用 /api/parcels/export 取全部。',
    en: 'there are more than {most} parcels within this box. Ask for a smaller one, or take all of them from /api/parcels/export.',
  },
  'land/platform-unknown': {
    zh: '宗地 {code} 写的平台“{platform}”不在平台名录里，照原样记下。请核对，或先导入平台名录。',
    en: 'parcel {code} names a platform "{platform}" that is in no register; kept as written. Check it, or import the platforms first.',
  },
  'land/boundary-of-nobody': {
    zh: '边界“{name}”（{code}）在名录里没有对应的单位或平台。请核对名称、编号，或先导入名录。',
    en: 'no unit or platform in the register bears the boundary "{name}" ({code}). Check its name and code, or import the register first.',
  },
  'land/boundary-twice': {
    zh: '“{id}”有两个边界。一个主体的几块请合为一个多部件图形。',
    en: '"{id}" has two boundaries. Make one multi-part shape of them.',
  },
  'land/no-code-field': {
    zh: '没有找到宗地代码的字段（现有：{fields}）。请把该字段命名为 {known} 之一。',
    en: 'no field holds the parcel code (there are: {fields}). Name it one of {known}.',
  },
  'land/no-area-field': {
    zh: '没有登记面积的字段，只有图上量得的面积，无法核对。请补上该字段，命名为 {known} 之一。',
    en: 'no field holds the registered area; only the measured one is known and nothing can be compared. Add it, named one of {known}.',
  },
  'land/no-county-field': {
    zh: '界线文件里没有县（市、区）的名称或代码字段（现有：{fields}）。请命名为 name、名称或 adcode、行政区代码。',
    en: 'the boundaries name no county (fields: {fields}). Name the fields name and adcode.',
  },
  'land/fields-alike': {
    zh: '“{first}”和“{second}”是同一项，无法判断用哪一个。请只留一个。',
    en: '"{first}" and "{second}" are the same thing, and it cannot be known which is meant. Keep one.',
  },
  'land/no-code': {
    zh: '没有宗地代码，无法登记。请补上。',
    en: 'there is no parcel code, so it cannot be registered. Fill it in.',
  },
  'land/code-twice': {
    zh: '宗地代码 {code} 已用于 {file} 第 {record} 条记录，这一条没有计入。每宗地一个代码，请核对；分成几块的宗地请合成一条多部件记录。',
    en: 'the code {code} is taken by record {record} of {file}; this one was not counted. One code per parcel: check; join a parcel of several pieces into one record.',
  },
  'land/area-not-number': {
    zh: '面积“{text}”不是大于零的数。请核对。',
    en: 'the area "{text}" is no number above zero. Check it.',
  },
  'land/area-unit-seen': {
    zh: '面积字段没有写单位，与图形对照应是{unit}，已按此换算。请核对，最好在字段名中写明。',
    en: 'the field of areas names no unit; against the shapes it must be {unit}, and was read so. Check it, and name the unit in the field.',
  },
  'land/area-unit-unknown': {
    zh: '面积字段没有写单位，与图形对照也不像㎡、亩、公顷中的任何一种。请核对面积和坐标，并在字段名中写明单位。',
    en: 'the field of areas names no unit, and against the shapes it is neither ㎡ nor mu nor hectare. Check areas and coordinates, and name the unit.',
  },
  'land/area-unit-wrong': {
    zh: '面积字段写的单位是{said}，与图形对照却是{seen}。请核对单位。',
    en: 'the areas are said to be in {said}, but against the shapes they are in {seen}. Check the unit.',
  },
  'land/not-a-day': {
    zh: '“{text}”不是日期，没有记入。请写成 2022-01-31 的形式。',
    en: '"{text}" is no day and was not kept. Write it as 2022-01-31.',
  },
  'land/uscc-wrong': {
    zh: '统一社会信用代码“{text}”的位数或校验码不对，没有记入。请对照营业执照核对。',
    en: 'the unified social credit code "{text}" has a wrong length or check character and was not kept. Check it against the licence.',
  },

  // Shapes
  'land/ring-crosses': {
    zh: '宗地 {code} 的边界自相交叉（在 {lon}, {lat}），面积无法认定。请修复图形。',
    en: 'the boundary of parcel {code} crosses itself (at {lon}, {lat}), so its area cannot be told. Repair the shape.',
  },
  'land/ring-tangled': {
    zh: '宗地 {code} 的边界过于纠缠，没有查完（在 {lon}, {lat} 附近）。请修复或简化图形。',
    en: 'the boundary of parcel {code} is too tangled to be looked through (near {lon}, {lat}). Repair or simplify it.',
  },
  'land/ring-touches': {
    zh: '宗地 {code} 的边界碰到自己（在 {lon}, {lat}），面积照算。请看一看是不是重复画线。',
    en: 'the boundary of parcel {code} touches itself (at {lon}, {lat}); its area was taken as it is. Check for a line drawn twice.',
  },
  'land/area-differs': {
    zh: '宗地 {code} 图上量得 {measured} 亩，登记 {registered} 亩，相差 {percent}%，超过 {tolerance}%。请核对图形与登记，两个数都已保留。',
    en: 'parcel {code} measures {measured} mu and is registered with {registered} mu: {percent} %, beyond {tolerance} %. Check shape and register; both figures are kept.',
  },
  'land/overlap': {
    zh: '宗地 {code} 与 {other}（{file} 第 {record} 条记录）重叠 {area} 亩，占较小一宗的 {percent}%，这块地会算两次。请核对界线。',
    en: 'parcel {code} overlaps {other} (record {record} of {file}) by {area} mu, {percent} % of the smaller: this land would count twice. Check the boundary.',
  },
  'land/overlap-on-record': {
    zh: '宗地 {code} 与名录中已有的宗地 {other} 重叠 {area} 亩，占较小一宗的 {percent}%，这块地会算两次。请核对界线；{other} 已不存在的，请在名录中终止。',
    en: 'parcel {code} overlaps parcel {other}, which is on record already, by {area} mu, {percent} % of the smaller: this land would count twice. Check the boundary; if {other} is no more, end it in the register.',
  },
  'land/overlap-tangled': {
    zh: '宗地 {code} 与 {other} 的边界交错太多次，没有查它们是否重叠。请修复或简化这两宗地的图形。',
    en: 'the boundaries of parcels {code} and {other} meet too often; whether they overlap was not looked into. Repair or simplify both.',
  },
  'land/too-dense': {
    zh: '重叠的宗地太多，查到宗地 {code} 停下，后面的重叠没有查。请先处理已列出的，或核对是不是重复导出了图层。',
    en: 'too many parcels lie over one another; the search stopped at {code}. Mend those listed first, or check whether a layer was exported twice.',
  },
  'land/county-unknown': {
    zh: '宗地 {code} 属于哪个县（市、区）不明（“{county}”不在界线文件中），没有核对是否越界。请补上县（市、区）或核对宗地代码。',
    en: 'it is not known in which county parcel {code} belongs ("{county}" is not in the boundaries), so its place was not checked. Fill in the county, or check the code.',
  },
  'land/across-county': {
    zh: '宗地 {code} 有 {area} 亩（{percent}%）在{county}界线之外。请核对界线或图形；界线文件精度不够时可不处理。',
    en: '{area} mu ({percent} %) of parcel {code} lie outside {county}. Check boundary or shape; where the boundaries are coarse, nothing need be done.',
  },
  'land/outside-county': {
    zh: '宗地 {code} 完全在{county}界线之外。请核对宗地代码、县（市、区）和坐标系。',
    en: 'parcel {code} lies wholly outside {county}. Check its code, its county and the coordinates.',
  },
  'land/in-other-county': {
    zh: '宗地 {code} 登记在{county}，图形却在{real}。请核对宗地代码和县（市、区）。',
    en: 'parcel {code} is registered in {county} but lies in {real}. Check its code and county.',
  },
}
