// Web · words of the registers.
import { defineWords } from '../../i18n/words.ts'

export const useWords = defineWords('registers', {
  zh: { title: '名录', on: '截至', code: '代码', name: '名称', kind: '类别', parent: '上级', since: '自' },
  en: {
    title: 'Registers',
    on: 'As of',
    code: 'Code',
    name: 'Name',
    kind: 'Kind',
    parent: 'Belongs to',
    since: 'Since',
  },
})
