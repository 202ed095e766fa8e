// Web · rules: the policy by clause, its goals and parameters, what is assumed, schemes; and one scheme with its editions.
import { ReadOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'
import { TABS, type Tab, VIEWS, type View } from './lists.ts'

export const rulesNav: NavEntry = { to: '/rules', icon: <ReadOutlined />, zh: '规则', en: 'Rules' }

export interface RulesSearch {
  readonly tab?: Tab
  /** The day whose values are shown. */
  readonly on?: string
  /** The clause that is open. */
  readonly clause?: string
  /** Whoever must confirm it. */
  readonly by?: string
  /** Two rule books: an evaluation, or the one in force; a day, or all. */
  readonly left?: string
  readonly right?: string
  readonly left_on?: string
  readonly right_on?: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const texts = <const Key extends string>(given: Record<string, unknown>, keys: readonly Key[]) =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = given[key]
      return ['string', 'number'].includes(typeof value) && value !== '' ? [[key, String(value)]] : []
    }),
  ) as { [K in Key]?: string }
const days = <const Key extends string>(given: Record<string, unknown>, keys: readonly Key[]) =>
  Object.fromEntries(Object.entries(texts(given, keys)).filter(([, day]) => DAY.test(String(day)))) as {
    [K in Key]?: string
  }
const whole = (value: unknown): number | undefined => {
  const found = Number(value)
  return Number.isSafeInteger(found) && found > 0 ? found : undefined
}

export const rulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules',
  validateSearch: (given: Record<string, unknown>): RulesSearch => {
    const tab = TABS.find((one) => one === given['tab'])
    return {
      ...(tab === undefined ? {} : { tab }),
      ...texts(given, ['clause', 'by', 'left', 'right']),
      ...days(given, ['on', 'left_on', 'right_on']),
    }
  },
  component: lazyRouteComponent(() => import('./rules.tsx'), 'Rules'),
})

export interface SchemeSearch {
  readonly view?: View
  /** The one in force when left out. */
  readonly edition?: number
  /** Two editions side by side. */
  readonly left?: number
  readonly right?: number
  /** A new edition is being made. */
  readonly edit?: true
  /** The drawer of trials is open: `new`, or the job of the one that runs or ran. */
  readonly trial?: string
}

export const schemeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/schemes/$id',
  validateSearch: (given: Record<string, unknown>): SchemeSearch => {
    const view = VIEWS.find((one) => one === given['view'])
    const [edition, left, right] = [whole(given['edition']), whole(given['left']), whole(given['right'])]
    return {
      ...(view === undefined ? {} : { view }),
      ...(edition === undefined ? {} : { edition }),
      ...(left === undefined ? {} : { left }),
      ...(right === undefined ? {} : { right }),
      ...(given['edit'] === true ? { edit: true as const } : {}),
      ...(typeof given['trial'] === 'string' && given['trial'] !== '' ? { trial: given['trial'].slice(0, 100) } : {}),
    }
  },
  component: lazyRouteComponent(() => import('./scheme.tsx'), 'Scheme'),
})
