// Web · registers: units, platforms, enterprises, parcels and the like on a day; one subject with its history; files into them.
import { BankOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'
import { walkIn } from '../../parts/walk.ts'
import { IMPORTABLE, type Importable, KINDS, type Kind } from './kinds.ts'

export const registersNav: NavEntry = { to: '/registers', icon: <BankOutlined />, zh: '名录', en: 'Registers' }

const dayOf = (given: unknown) => (typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined)
/** What looks like a number in an address is read as one. */
const textOf = (given: unknown) =>
  ['string', 'number'].includes(typeof given) && String(given) !== '' ? String(given) : undefined
const said = <T extends object>(all: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never

export interface RegistersSearch {
  /** Units when left out. */
  readonly register?: Kind
  readonly on?: string
  readonly unit?: string
  readonly q?: string
  /** `scale=规上`, `platform=p1`. */
  readonly fact?: string
}

export const registersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registers',
  validateSearch: (given: Record<string, unknown>): RegistersSearch =>
    said({
      register: KINDS.find((one) => one === given['register']),
      on: dayOf(given['on']),
      unit: textOf(given['unit']),
      q: textOf(given['q']),
      fact: textOf(given['fact']),
    }),
  component: lazyRouteComponent(() => import('./registers.tsx'), 'Registers'),
})

export const subjectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registers/$kind/$id',
  validateSearch: (given: Record<string, unknown>): { on?: string; walk?: string } => ({
    ...said({ on: dayOf(given['on']) }),
    ...walkIn(given['walk']),
  }),
  component: lazyRouteComponent(() => import('./subject.tsx'), 'Subject'),
})

export interface ImportSearch {
  readonly what?: Importable
  /** The check begun, and the import begun. */
  readonly check?: string
  readonly job?: string
}

export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registers/import',
  validateSearch: (given: Record<string, unknown>): ImportSearch =>
    said({
      what: IMPORTABLE.find((one) => one === given['what']),
      check: textOf(given['check']),
      job: textOf(given['job']),
    }),
  component: lazyRouteComponent(() => import('./import.tsx'), 'Import'),
})
