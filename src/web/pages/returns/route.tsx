// Web · returns: the list, and one return as a sheet.
import { FormOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavEntry } from '../../app/nav.ts'
import { shellRoute } from '../../app/shell-route.ts'

export const returnsNav: NavEntry = { to: '/returns', icon: <FormOutlined />, zh: '填报', en: 'Returns' }

export interface ReturnsSearch {
  readonly standing?: string
  readonly unit?: string
  readonly period?: string
}

export const returnsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/returns',
  validateSearch: (given: Record<string, unknown>): ReturnsSearch =>
    Object.fromEntries(
      ['standing', 'unit', 'period'].flatMap((key) => {
        const value = given[key]
        // A year in an address is read as a number.
        const text = typeof value === 'number' ? String(value) : value
        return typeof text === 'string' && text !== '' ? [[key, text]] : []
      }),
    ),
  component: lazyRouteComponent(() => import('./list.tsx'), 'Returns'),
})

const COMPARE = ['before', 'yearAgo'] as const
export type Compare = (typeof COMPARE)[number]

export interface SheetSearch {
  /** The cell in hand. */
  readonly cell?: string
  readonly compare?: Compare
  readonly only?: 'remarks'
}

export const returnRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/returns/$id',
  validateSearch: ({ cell, compare, only }: Record<string, unknown>): SheetSearch => {
    const known = COMPARE.find((one) => one === compare)
    return {
      ...(typeof cell === 'string' ? { cell } : {}),
      ...(known === undefined ? {} : { compare: known }),
      ...(only === 'remarks' ? { only } : {}),
    }
  },
  component: lazyRouteComponent(() => import('./sheet.tsx'), 'Sheet'),
})
