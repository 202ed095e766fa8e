// Every page of the web application: who looks at it in the gallery, and its address in the synthetic city.

export interface Looked {
  readonly name: string
  readonly person?: string
  readonly path: string
}

export interface Places {
  /** An enterprise above scale that was graded, and one that changed hands of land. */
  readonly firm: string
  readonly on: string
}

export const everyPage = ({ firm, on }: Places): readonly Looked[] => [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'public', path: '/public' },
  { name: 'public-list', path: `/public/${encodeURIComponent('规上-2023')}` },
  { name: 'cockpit', person: '领导', path: `/?on=${on}` },
  { name: 'screen', person: '领导', path: `/screen?on=${on}` },
  { name: 'ranking', person: '领导', path: `/ranking?evaluation=${encodeURIComponent('规上-2024')}` },
  { name: 'ranking-platforms', person: '领导', path: `/ranking?evaluation=${encodeURIComponent('平台-2023')}` },
  { name: 'explain', person: '领导', path: `/explain/${encodeURIComponent('规上-2024')}/${firm}` },
  { name: 'map', person: '领导', path: '/map' },
  { name: 'account', person: '领导', path: '/account' },
  { name: 'rules', person: '规则', path: '/rules' },
  { name: 'rules-goals', person: '规则', path: '/rules?tab=goals' },
  { name: 'rules-assumed', person: '规则', path: '/rules?tab=assumed' },
  { name: 'scheme', person: '规则', path: '/rules/schemes/jiaxing-enterprises-above' },
  { name: 'scheme-edit', person: '规则', path: '/rules/schemes/jiaxing-enterprises-above?edit=true' },
  { name: 'scheme-editions', person: '规则', path: '/rules/schemes/jiaxing-enterprises-above?view=editions' },
  { name: 'rules-books', person: '规则', path: '/rules?tab=books' },
  { name: 'evaluations', person: '规则', path: '/evaluations' },
  { name: 'evaluation', person: '规则', path: `/evaluations/${encodeURIComponent('规上-2024')}` },
  { name: 'registers', person: '规则', path: '/registers' },
  { name: 'register-platforms', person: '规则', path: '/registers?register=platform' },
  { name: 'register-parcels', person: '规则', path: '/registers?register=parcel' },
  { name: 'platform', person: '规则', path: '/registers/platform/MNP01' },
  { name: 'enterprise-in-register', person: '规则', path: `/registers/enterprise/${firm}` },
  { name: 'import', person: '规则', path: '/registers/import' },
  { name: 'returns', person: '南湖填报', path: '/returns' },
  { name: 'return', person: '南湖填报', path: '/returns/platform-emergency-nanhu-2025' },
  { name: 'inbox', person: '南湖审核', path: '/inbox' },
  { name: 'people', person: 'admin', path: '/people' },
  { name: 'person', person: 'admin', path: `/people?person=${encodeURIComponent('南湖填报')}` },
  { name: 'audit', person: '审计', path: '/audit' },
  { name: 'enterprise', person: '企业', path: '/enterprise' },
]
