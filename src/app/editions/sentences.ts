// App · the sentences of editions: what, why, how to mend.
import type { Sentences } from '../../kernel/finding.ts'

export const editionSentences: Sentences = {
  'editions/no-such-value': {
    zh: '现有文本里没有这一项，表单改不了。请在“文本”里添上。',
    en: 'the text has no such value, so the form cannot change it. Add it in the text.',
  },
  'editions/other-scheme': {
    zh: '方案编号写成了“{id}”，应为“{wanted}”。新版仍是同一个方案，编号不能改；要另立方案请在规则库里新建文件。',
    en: 'the id of the scheme is "{id}" and should be "{wanted}". A new edition is the same scheme; another scheme is a new file in the rule book.',
  },
  'editions/no-edition': {
    zh: '“{scheme}”没有第 {n} 版，现有 1 至 {last} 版。',
    en: '"{scheme}" has no edition {n}; there are 1 to {last}.',
  },
  'editions/not-frozen': {
    zh: '评价“{id}”还没有冻结，没有随它留存的规则库。请选已冻结的评价，或现行规则库。',
    en: 'evaluation "{id}" is not frozen yet, so no rule book was kept with it. Choose a frozen one, or the book in force.',
  },
}
