// Web · ranking: the results of one evaluation, filtered and in order; all of it in the address.
import { OrderedListOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'

export const rankingNav: NavEntry = { to: '/ranking', icon: <OrderedListOutlined />, zh: '排名', en: 'Ranking' }

export const SORTS = ['rank', 'total', 'grade', 'name', 'unit', 'id'] as const
export type Sort = (typeof SORTS)[number]

export interface RankingSearch {
  readonly evaluation?: string
  readonly unit?: string
  readonly industry?: string
  readonly grade?: string
  readonly pool?: string
  readonly search?: string
  readonly sort?: Sort
  readonly order?: 'desc'
}

const TEXTS = ['evaluation', 'unit', 'industry', 'grade', 'pool', 'search'] as const

export const rankingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ranking',
  validateSearch: (given: Record<string, unknown>): RankingSearch => {
    const sort = SORTS.find((one) => one === given['sort'])
    const texts = TEXTS.flatMap((key) => {
      const value = given[key]
      // What looks like a number in an address is read as one.
      const text = typeof value === 'number' ? String(value) : value
      return typeof text === 'string' && text !== '' ? [[key, text]] : []
    })
    return {
      ...Object.fromEntries(texts),
      ...(sort === undefined ? {} : { sort }),
      ...(given['order'] === 'desc' ? { order: 'desc' as const } : {}),
    }
  },
  component: lazyRouteComponent(() => import('./ranking.tsx'), 'Ranking'),
})
