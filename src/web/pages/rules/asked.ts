// Web · what the pages of rules ask the server, each once and shared.
import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'

export const bookQuery = (on: string) =>
  queryOptions({
    queryKey: ['policy', on],
    queryFn: ({ signal }) => ask(api.GET('/api/policy', { params: { query: { on } }, signal })),
  })
export type Book = Awaited<ReturnType<NonNullable<ReturnType<typeof bookQuery>['queryFn']>>>
export type Clause = Book['clauses'][number]
export type GoalRule = Clause['goals'][number]
export type ParameterRule = Clause['parameters'][number]
export type AskOf = Clause['asks'][number]

export const schemesQuery = queryOptions({
  queryKey: ['schemes'],
  queryFn: ({ signal }) => ask(api.GET('/api/policy/schemes', { signal })),
})

export const assumedQuery = queryOptions({
  queryKey: ['assumed'],
  queryFn: ({ signal }) => ask(api.GET('/api/policy/assumed', { signal })),
})

const readScheme = (id: string, edition: number | undefined, signal: AbortSignal) =>
  ask(
    api.GET('/api/policy/schemes/{id}', {
      params: { path: { id }, query: edition === undefined ? {} : { edition } },
      signal,
    }),
  )
export type SchemeOf = Awaited<ReturnType<typeof readScheme>>
export type NodeLine = SchemeOf['tree'][number]
export type Field = SchemeOf['fields'][number]

export const schemeQuery = (id: string, edition?: number) =>
  queryOptions({
    queryKey: ['scheme', id, edition ?? 0],
    queryFn: ({ signal }) => readScheme(id, edition, signal),
  })

const readEditions = (id: string, signal: AbortSignal) =>
  ask(api.GET('/api/policy/schemes/{id}/editions', { params: { path: { id } }, signal }))
export type EditionOf = Awaited<ReturnType<typeof readEditions>>['items'][number]

export const editionsQuery = (id: string) =>
  queryOptions({ queryKey: ['editions', id], queryFn: ({ signal }) => readEditions(id, signal) })

export const compareQuery = (id: string, left: number, right: number) =>
  queryOptions({
    queryKey: ['editions', id, left, right],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/policy/schemes/{id}/compare', { params: { path: { id }, query: { left, right } }, signal })),
  })
export type Line = Awaited<ReturnType<NonNullable<ReturnType<typeof compareQuery>['queryFn']>>>['lines'][number]
