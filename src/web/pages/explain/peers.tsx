// Web · how a node's value, or a group's points, spreads among the peers, one's own place marked; a sentence says the same.
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'
import { Fault } from '../../parts/fault.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import type { ExplanationOf } from './explanation.ts'
import { barsOf } from './peer-bars.ts'
import { shortNumber } from './short-number.ts'
import { useWords } from './words.ts'

const BINS = 36
type PeersOf = Awaited<ReturnType<typeof readPeers>>

const readPeers = (evaluation: string, unit: string, node: string, what: 'value' | 'points', signal: AbortSignal) =>
  ask(
    api.GET('/api/evaluations/{id}/peers/{node}', {
      params: { path: { id: evaluation, node }, query: { unit, what, bins: BINS } },
      signal,
    }),
  )

export interface PeersProps {
  readonly evaluation: string
  readonly unit: string
  readonly node: ExplanationOf['nodes'][number]
}

export function Peers({ evaluation, unit, node }: PeersProps) {
  const say = useWords()
  const what = node.composite ? 'points' : 'value'
  const peers = useQuery({
    queryKey: ['peers', evaluation, unit, node.id, what],
    queryFn: ({ signal }) => readPeers(evaluation, unit, node.id, what, signal),
    staleTime: 300_000,
  })
  if (peers.isError) return <Fault error={peers.error} reset={() => void peers.refetch()} />
  if (peers.data === undefined) return <Waiting />
  const { count, missing, lowest, quarter, median, three_quarters: threeQuarters, highest, own } = peers.data
  const unitOf = what === 'points' || node.unit === '1' ? '' : ` ${node.unit}`
  const sentence = say(lowest === null && median !== null ? 'peersAbout' : 'peersOf', {
    what: say(what === 'points' ? 'points' : 'value'),
    count: formatNumber(count),
    lowest: shortNumber(lowest),
    quarter: shortNumber(quarter),
    median: shortNumber(median),
    threeQuarters: shortNumber(threeQuarters),
    highest: shortNumber(highest),
    unit: unitOf,
  })
  return (
    <>
      {peers.data.bins.length > 1 ? <Histogram peers={peers.data} label={sentence} /> : null}
      <p className="soft explain-peers">
        {sentence}
        {missing === 0 ? '' : say('peersMissing', { count: formatNumber(missing) })}
        {own?.value === null || own === null ? '' : say('own', { value: shortNumber(own.value), unit: unitOf })}
        {peers.data.bins.length === 0 && count > 0 ? say('tooFew') : ''}
      </p>
    </>
  )
}

function Histogram({ peers, label }: { readonly peers: PeersOf; readonly label: string }) {
  const { bars, low, high } = barsOf(peers)
  const most = Math.max(...bars.map(({ density }) => density))
  const x = (value: number) => (100 * (Math.min(Math.max(value, low), high) - low)) / (high - low || 1)
  const at = peers.own?.value ?? null
  return (
    <svg className="explain-histogram" viewBox="0 0 100 40" preserveAspectRatio="none" role="img" aria-label={label}>
      {bars.map(({ from, to, density }, n) => {
        // One unit alone must still be seen.
        const height = density === 0 ? 0 : Math.max(1, (38 * density) / most)
        const isOwn = at !== null && (at >= from || n === 0) && (at < to || n === bars.length - 1)
        return (
          <rect
            key={from}
            className={isOwn ? 'own' : ''}
            x={x(from) + 0.15}
            width={Math.max(0.1, x(to) - x(from) - 0.3)}
            y={40 - height}
            height={height}
          />
        )
      })}
      {at === null ? null : (
        <line className="own-mark" x1={x(at)} x2={x(at)} y1="0" y2="40" vectorEffect="non-scaling-stroke" />
      )}
    </svg>
  )
}
