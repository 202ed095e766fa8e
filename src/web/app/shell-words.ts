// Web · words of the frame, and the names of roles.
import { defineWords } from '../i18n/words.ts'

export const useShellWords = defineWords('shell', {
  zh: {
    name: '万亩',
    skip: '跳到正文',
    menu: '菜单',
    account: '账户与密码',
    leave: '退出登录',
    role: '以此身份办理',
  },
  en: {
    name: 'Wanmu 万亩',
    skip: 'Skip to the page',
    menu: 'Menu',
    account: 'Account and password',
    leave: 'Sign out',
    role: 'Acting as',
  },
})

const useRoleWords = defineWords('role', {
  zh: {
    'system-admin': '系统管理员',
    'rule-keeper': '规则管理（发改委）',
    reviewer: '县级审核',
    'owner-department': '主管部门',
    filer: '填报',
    supervisor: '督查',
    leader: '领导',
    enterprise: '企业',
    auditor: '审计',
  },
  en: {
    'system-admin': 'System admin',
    'rule-keeper': 'Rule keeper (development and reform)',
    reviewer: 'County reviewer',
    'owner-department': 'Owner department',
    filer: 'Filer',
    supervisor: 'Supervisor',
    leader: 'Leader',
    enterprise: 'Enterprise',
    auditor: 'Auditor',
  },
})

type RoleName = Parameters<ReturnType<typeof useRoleWords>>[0]
export const useRoleName = (): ((role: string) => string) => {
  const say = useRoleWords()
  return (role) => say(role as RoleName)
}
