// Web · evaluations that are shown to the public, and where their publicity stands on a day.
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'

const readShown = (signal: AbortSignal) => ask(api.GET('/api/public/evaluations', { signal }))
export type ShownEvaluation = Awaited<ReturnType<typeof readShown>>['items'][number]

export const useShown = () =>
  useQuery({ queryKey: ['public', 'evaluations'], queryFn: ({ signal }) => readShown(signal) })

type Publicity = Pick<ShownEvaluation, 'standing' | 'publicity_from' | 'publicity_until'>

/** Published, or shown before that: not begun, with so many days left after this one, or over. */
export function publicityOn({ standing, publicity_from: from, publicity_until: until }: Publicity, day: string) {
  if (standing === 'published') return { is: 'published' as const }
  if (standing !== 'in-publicity' || from === null || until === null || day > until) return { is: 'over' as const }
  if (day < from) return { is: 'to-come' as const }
  return { is: 'running' as const, left: Math.round((Date.parse(until) - Date.parse(day)) / DAY) }
}

const DAY = 86_400_000
