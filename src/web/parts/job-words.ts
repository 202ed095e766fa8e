// Web · how long work stands, in words.
import { defineWords } from '../i18n/words.ts'

export const useJobWords = defineWords('job', {
  zh: {
    waiting: '排队中',
    running: '进行中',
    done: '已完成',
    refused: '没有办成',
    cancelled: '已取消',
    failed: '出错中止',
    interrupted: '被中断',
    cancel: '取消任务',
    steps: '{{step}}　{{done}} / {{total}}',
  },
  en: {
    waiting: 'waiting',
    running: 'running',
    done: 'done',
    refused: 'not done',
    cancelled: 'cancelled',
    failed: 'failed',
    interrupted: 'interrupted',
    cancel: 'Cancel',
    steps: '{{step}}  {{done}} / {{total}}',
  },
})
