// Web · ranking: the results of one evaluation, filtered and in order, or beside an earlier one; all of it in the address.
import { OrderedListOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'
import { MOVES, type RankingSearch, SORTS } from './search.ts'

export const rankingNav: NavEntry = { to: '/ranking', icon: <OrderedListOutlined />, zh: '排名', en: 'Ranking' }

const TEXTS = ['evaluation', 'unit', 'industry', 'grade', 'pool', 'search', 'earlier'] as const
/** No grade at all is a field of the table too. */
const MAYBE_EMPTY = ['from', 'to'] as const

export const rankingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ranking',
  validateSearch: (given: Record<string, unknown>): RankingSearch => {
    const sort = SORTS.find((one) => one === given['sort'])
    const moved = MOVES.find((one) => one === given['moved'])
    // What looks like a number in an address is read as one.
    const textOf = (key: string) => {
      const value = given[key]
      return typeof value === 'number' ? String(value) : value
    }
    const pick = (keys: readonly string[], mayBeEmpty: boolean) =>
      keys.flatMap((key) => {
        const text = textOf(key)
        return typeof text === 'string' && (mayBeEmpty || text !== '') ? [[key, text]] : []
      })
    return {
      ...Object.fromEntries([...pick(TEXTS, false), ...pick(MAYBE_EMPTY, true)]),
      ...(sort === undefined ? {} : { sort }),
      ...(moved === undefined ? {} : { moved }),
      ...(given['order'] === 'desc' ? { order: 'desc' as const } : {}),
    }
  },
  component: lazyRouteComponent(() => import('./ranking.tsx'), 'Ranking'),
})
