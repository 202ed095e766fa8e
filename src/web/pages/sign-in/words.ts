// Web · words of the door.
import { defineWords } from '../../i18n/words.ts'

export const useWords = defineWords('sign-in', {
  zh: {
    title: '万亩',
    under: '万亩千亿平台工作系统：进、退、聚',
    person: '账号',
    password: '密码',
    enter: '登录',
    code: '动态码',
    codeHelp: '请输入验证器上显示的六位数字；验证器不在手边，请输入一个备用码（形如 AbC12-dEf34，每个只能用一次）。',
    codeShape: '动态码是六位数字，备用码形如 AbC12-dEf34。',
    giveCode: '提交',
    needed: '请填写{{what}}',
    other: 'English',
  },
  en: {
    title: 'Wanmu 万亩',
    under: 'The working system of industrial platforms: bring in, clear out, gather',
    person: 'Account',
    password: 'Password',
    enter: 'Sign in',
    code: 'Code',
    codeHelp:
      'Enter the six digits that your authenticator shows, or, without it, a spare code (like AbC12-dEf34, good for one use).',
    codeShape: 'A code is six digits; a spare one looks like AbC12-dEf34.',
    giveCode: 'Confirm',
    needed: 'Please fill in: {{what}}',
    other: '中文',
  },
})
