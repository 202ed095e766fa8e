// YAML · what the parser and the shape find, in Chinese: the libraries speak English only.

const YAML: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '缩进用了制表符，请改用空格',
  DUPLICATE_KEY: '同一处有两个相同的项，请删去一个',
  BAD_INDENT: '缩进没有对齐',
  MULTIPLE_DOCS: '文件里有不止一份文档，请删去多余的 --- 及其后的内容',
  MISSING_CHAR: '缺少引号、括号、冒号或逗号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有不止一个冒号，或上一行没有写完；内容含冒号的请加引号',
  MULTILINE_IMPLICIT_KEY: '项名须写在一行里',
  BAD_ALIAS: '引用（*）没有对应的定义（&）',
  BAD_SCALAR_START: '内容以特殊符号开头，请加引号',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对，请改用单引号',
  TAG_RESOLVE_FAILED: '不认识的标签（!…），请删去',
  KEY_OVER_1024_CHARS: '项名过长，可能缺少换行或冒号',
  UNEXPECTED_TOKEN: '这里的符号不该出现',
}

/** Why the text is no YAML; `code` is the parser's. */
export function sayYaml(code: string, message: string): string {
  if (/call stack|too deep/i.test(message)) return '嵌套太深'
  if (/alias count/i.test(message)) return '引用（*）展开后过多'
  return YAML[code] ?? message
}

/** What a value must be, from the JSON Schema keyword that it fails. */
export function sayRule(keyword: string, params: Readonly<Record<string, unknown>>): string {
  const limit = String(params['limit'] ?? '')
  switch (keyword) {
    case 'type':
      return `须是${TYPES[String(params['type'])] ?? String(params['type'])}`
    case 'minimum':
      return `须不小于 ${limit}`
    case 'maximum':
      return `须不大于 ${limit}`
    case 'exclusiveMinimum':
      return `须大于 ${limit}`
    case 'maxLength':
      return `最多 ${limit} 个字符`
    case 'minLength':
      return '不能为空'
    case 'minItems':
      return `至少要有 ${limit} 项`
    case 'maxItems':
      return `最多 ${limit} 项`
    case 'minProperties':
    case 'maxProperties':
      return '须恰好写一项'
    case 'pattern':
      return PATTERNS.find(([start]) => String(params['pattern']).startsWith(start))?.[1] ?? `须合 ${params['pattern']}`
    default:
      return `${keyword} ${JSON.stringify(params)}`
  }
}

const TYPES: Readonly<Record<string, string>> = {
  object: '若干项（项名: 内容）',
  array: '列表',
  string: '文字',
  number: '有限的数，不加引号',
  integer: '整数，不加引号',
  boolean: 'true 或 false',
}

const PATTERNS: readonly (readonly [string, string])[] = [
  ['^[\\p{L}_][', '须以字母、汉字或下划线开头，只含字母、汉字、数字和下划线，至多 63 个字符'],
  ['^[\\p{L}\\p{N}][', '须以字母、汉字或数字开头，只含字母、汉字、数字和 _ . -，至多 100 个字符'],
  ['^\\d{4}-', '须是日期，如 2020-01-01'],
  ['^\\d{6}', '须是六位数字，加引号'],
  ['^\\d{1,3}', '须是条款号，如 1.2.3'],
  ['^[a-z]', '须以小写英文字母开头，只含小写字母、数字、_ 和 -，至多 63 个字符'],
  ['^(mean|', '可用 mean、median、min、max、ratio_of_sums、quantile(0.9)'],
  ['^(sum|', '可用 sum、arithmetic、geometric、harmonic、min、power(2)'],
]
