// Web · words that every page shares.
import { defineWords } from '../i18n/words.ts'

export const usePartWords = defineWords('part', {
  zh: {
    fault: '没有办成',
    again: '重试',
    more: '另有 {{count}} 条未列出。',
    noPage: '没有这一页',
    home: '回到首页',
    waiting: '正在取数…',
    none: '没有数据',
    noGrade: '未评',
    rows: '共 {{count}} 条',
    moreRows: '再取一页',
    synthetic: '模拟数据',
    close: '关闭',
    cancel: '取消',
    done: '已办理',
    search: '搜索',
  },
  en: {
    fault: 'This was not done',
    again: 'Try again',
    more: '{{count}} more are not listed.',
    noPage: 'There is no such page',
    home: 'Back to the first page',
    waiting: 'Fetching…',
    none: 'No data',
    noGrade: 'not rated',
    rows: '{{count}} in all',
    moreRows: 'Fetch more',
    synthetic: '模拟数据 synthetic',
    close: 'Close',
    cancel: 'Cancel',
    done: 'Done',
    search: 'Search',
  },
})
