// App · the structure of the database against what this program's migrations make: a difference means that somebody opened a door in it.
import { type Finding, finding, type Language } from '../kernel/finding.ts'
import { wordFacts } from '../record/words.ts'
import { madeStructure, shorten } from '../store/pg/made-structure.ts'
import type { Store } from '../store/pg/open.ts'
import { listStructure, type Marks, type Structure } from '../store/pg/structure.ts'
import type { Steps } from './run-steps.ts'

type Word = Readonly<Record<Language, string>>

export async function compareStructure({ db }: Pick<Store, 'db'>, { onProgress, signal }: Steps): Promise<Finding[]> {
  onProgress?.(0, 1, '核对数据库的结构')
  signal?.throwIfAborted()
  return tellStructure(madeStructure(), shorten(await listStructure(db)))
}

export function tellStructure(expected: Structure, found: Structure): Finding[] {
  return [...new Set([...expected.keys(), ...found.keys()])].sort().flatMap((name): Finding[] => {
    const is = differenceOf(expected.get(name), found.get(name))
    return is === undefined
      ? []
      : [finding('record/structure-differs', {}, { ...wordFacts('what', wordOf(name)), ...wordFacts('is', is) })]
  })
}

function differenceOf(expected: Marks | undefined, found: Marks | undefined): Word | undefined {
  if (found === undefined) return { zh: '不见了', en: 'is missing' }
  if (expected === undefined) return { zh: '是多出来的', en: 'is extra' }
  const marks = Object.keys({ ...expected, ...found }).filter((mark) => expected[mark] !== found[mark])
  return marks.length === 0
    ? undefined
    : { zh: `被改过（${marks.join('、')}）`, en: `was changed (${marks.join(', ')})` }
}

const KINDS: Readonly<Record<string, string>> = {
  function: '函数',
  trigger: '触发器',
  rule: '改写规则',
  table: '表',
  view: '视图',
  policy: '行级安全策略',
  grants: '授权',
  role: '数据库角色',
}

function wordOf(name: string): Word {
  const [kind = '', ...rest] = name.split(' ')
  return { zh: [KINDS[kind] ?? kind, ...rest].join(' '), en: name }
}
