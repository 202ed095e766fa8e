// Scores · the table of kinds: a scheme's score names one of these.
import type { Score, ScoreName } from '../scheme/schema.ts'
import { bands } from './bands.ts'
import { best } from './best.ts'
import { count } from './count.ts'
import { efficacy } from './efficacy.ts'
import { goalposts } from './goalposts.ts'
import type { Reckoned, Said, ScoreKind, Spot, Words } from './kind.ts'
import { minmax } from './minmax.ts'
import { mirror } from './mirror.ts'
import { percentile } from './percentile.ts'
import { points } from './points.ts'
import { rank } from './rank.ts'
import { ratio } from './ratio.ts'
import { steps } from './steps.ts'
import type { Step, Work } from './work.ts'
import { zscore } from './zscore.ts'

type Kinds = { [K in ScoreName]-?: ScoreKind<NonNullable<Score[K]>> }
const KINDS: Kinds = {
  ratio,
  mirror,
  minmax,
  goalposts,
  best,
  zscore,
  rank,
  percentile,
  bands,
  efficacy,
  steps,
  count,
  points,
}

interface Bound {
  readonly name: ScoreName
  readonly params: unknown
  readonly kind: ScoreKind<unknown>
}

/** The one kind that a score names, with its parameters. */
export function bound(score: Score): Bound {
  const name = Object.keys(score)[0] as ScoreName
  return { name, params: score[name], kind: KINDS[name] as ScoreKind<unknown> }
}

export const reckonScore = (score: Score, spot: Spot): Reckoned => {
  const { kind, params } = bound(score)
  return kind.reckon(params, spot)
}

export const sayScore = (score: Score, words: Words): Said => {
  const { kind, params } = bound(score)
  return kind.say(params, words)
}

export const workScore = (score: Score, work: Work): Step[] => {
  const { kind, params } = bound(score)
  return kind.work(params, work)
}

/** Points of a full mark when the node gives no weight; null when the kind has none. */
export const fullOf = (score: Score): number | null => {
  const { kind, params } = bound(score)
  return kind.full === undefined ? 1 : kind.full(params)
}

/** Parameters that any kind may carry beside its own. */
export const sharedParams = (score: Score): { over?: 'all' | 'pool' | string[]; direction?: 'up' | 'down' } => {
  const { params } = bound(score)
  return params !== null && typeof params === 'object' && !Array.isArray(params) ? params : {}
}
