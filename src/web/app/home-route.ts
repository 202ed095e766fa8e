// Web · the bare address leads to the first page of the menu.
import { createRoute, redirect } from '@tanstack/react-router'
import { shellRoute } from './shell-route.ts'

export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/registers' })
  },
})
