// Draft · what its findings say.
import type { Sentences } from '../../kernel/finding.ts'

export const draftSentences: Sentences = {
  'evaluate/draft-formula': {
    zh: '“{label}”的公式“{text}”读不懂。公式只能由数据项名称、数字、加减乘除和括号组成，如“税收÷用地面积”“研发经费占营业收入的比重”；文字说明请移到“备注”列，或把这一格清空。',
    en: 'The formula "{text}" of "{label}" is not understood. It may hold names of figures, numbers, + − × ÷ and brackets only, like 税收÷用地面积; please move prose to a column 备注, or empty the cell.',
  },
  'evaluate/draft-later': {
    zh: '“{label}”的公式用到指标“{name}”，它本身由公式算出，却排在后面。请把它移到上面，或在公式里写出原始数据项。',
    en: 'The formula of "{label}" uses the indicator "{name}", which is reckoned by a formula itself and stands further down. Please move it up, or write out its figures.',
  },
  'evaluate/draft-unit-clash': {
    zh: '“{label}”的公式按“{unit}”用到“{name}”，而它在 {cell} 的单位是“{first}”，不能换算。请核对单位，或者给两者不同的名称。',
    en: 'The formula of "{label}" counts "{name}" in "{unit}", but in {cell} its unit is "{first}", and the two cannot be converted. Please check the units, or give them different names.',
  },
  'evaluate/draft-id': {
    zh: '编号“{id}”不能用：须以字母、数字或汉字开头，只含字母、数字、汉字、-、_ 和小数点，不超过 100 个字符。',
    en: 'The id "{id}" cannot be used: letters, digits, -, _ and dots, beginning with a letter or digit, at most 100 characters.',
  },
  'evaluate/draft-exists': {
    zh: '文件已经存在，没有写。请换一个 --out；确实要覆盖的加 --force。',
    en: 'The file exists and was not written. Please give another --out, or --force to replace it.',
  },
}
