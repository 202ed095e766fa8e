// Web · the score tree as a cascade: each indicator begins where the one before it ended; filled what was won, hollow what was lost; the working behind each.
import { Collapse, type CollapseProps } from 'antd'
import { formatShare } from '../../parts/number.tsx'
import { AdjustBody } from './adjust-body.tsx'
import { type Cascade, cascadeOf } from './cascade.ts'
import type { ExplanationOf } from './explanation.ts'
import { NodeBody } from './node-body.tsx'
import { Sums } from './sums.tsx'
import { useWords } from './words.ts'

type NodeOf = ExplanationOf['nodes'][number]
type Item = NonNullable<CollapseProps['items']>[number]

export function Tree({ told, evaluation }: { readonly told: ExplanationOf; readonly evaluation: string }) {
  const say = useWords()
  const cascade = cascadeOf(told)
  const [root, ...below] = told.nodes
  return (
    <section className="panel" aria-label={say('tree')}>
      <div className="explain-title">
        <h2>{say('tree')}</h2>
        <span className="explain-legend soft" aria-hidden="true">
          <i className="won" /> {say('won')} <i className="lost" /> {say('lost')}
        </span>
      </div>
      <Collapse
        ghost
        size="small"
        className="explain-tree"
        items={[
          ...below.map((node) => nodeItem(node, told, evaluation, cascade)),
          ...told.adjusts.map((one) => adjustItem(one, cascade)),
        ]}
      />
      {root === undefined ? null : <Total told={told} root={root} cascade={cascade} />}
      <Sums of={told.totalSums} />
    </section>
  )
}

const nodeItem = (node: NodeOf, told: ExplanationOf, evaluation: string, cascade: Cascade | undefined): Item => ({
  key: node.id,
  label: <NodeHead node={node} cascade={cascade} />,
  children: <NodeBody node={node} told={told} evaluation={evaluation} />,
})

const adjustItem = (one: ExplanationOf['adjusts'][number], cascade: Cascade | undefined): Item => ({
  key: `adjust ${one.id}`,
  label: <AdjustHead one={one} cascade={cascade} />,
  children: <AdjustBody one={one} />,
})

function NodeHead({ node, cascade }: { readonly node: NodeOf; readonly cascade: Cascade | undefined }) {
  const say = useWords()
  const share = node.full === null || node.full === 0 || node.points === null ? null : node.points / node.full
  const step = cascade?.steps.find((one) => one.node === node)
  return (
    <span className={`explain-node explain-depth-${Math.min(node.depth, 4)}`}>
      <span className={node.composite ? 'explain-label explain-composite' : 'explain-label'}>{node.label}</span>
      <span
        className="explain-bar"
        role="img"
        aria-label={share === null ? '—' : say('share', { share: formatShare(share, 0) })}
      >
        {step === undefined || cascade === undefined ? (
          <Bar low={0} high={1} from={0} to={Math.max(0, Math.min(1, share ?? 0))} reach={1} />
        ) : (
          <Bar {...step} low={cascade.low} high={cascade.high} isGroup={node.composite} />
        )}
      </span>
      <span className="number explain-points">
        {node.shownPoints || '—'}
        <span className="soft"> / {node.shownFull || '—'}</span>
      </span>
      <span className="number explain-lost">
        {isNought(node.shownLost) ? '' : `−${node.shownLost.replace('−', '')}`}
      </span>
      <span className="explain-place soft">
        {node.standing === null ? '' : say('placeShort', { rank: node.standing.rank, of: node.standing.of })}
      </span>
    </span>
  )
}

function AdjustHead({
  one,
  cascade,
}: {
  readonly one: ExplanationOf['adjusts'][number]
  readonly cascade: Cascade | undefined
}) {
  const say = useWords()
  const step = cascade?.adjusts.find(({ adjust }) => adjust === one)
  return (
    <span className="explain-node explain-adjust">
      <span className="explain-label">
        {say('adjust')} {one.label}
      </span>
      <span className="explain-bar" role="img" aria-label={one.shownPoints}>
        {step === undefined || cascade === undefined ? null : (
          <Bar {...step} reach={step.to} low={cascade.low} high={cascade.high} />
        )}
      </span>
      <span className="number explain-points">{one.points > 0 ? `+${one.shownPoints}` : one.shownPoints}</span>
      <span />
      <span />
    </span>
  )
}

interface TotalProps {
  readonly told: ExplanationOf
  readonly root: NodeOf
  readonly cascade: Cascade | undefined
}

/** The total, and where the next better grade begins. */
function Total({ told, root, cascade }: TotalProps) {
  const say = useWords()
  const next = told.grading?.next ?? null
  const share = root.full === null || root.full === 0 || told.total === null ? null : told.total / root.full
  return (
    <div className="explain-node explain-total">
      <span className="explain-label explain-composite">{say('total')}</span>
      <span
        className="explain-bar"
        role="img"
        aria-label={share === null ? '—' : say('share', { share: formatShare(share, 0) })}
      >
        {cascade === undefined ? (
          <Bar low={0} high={1} from={0} to={Math.max(0, Math.min(1, share ?? 0))} reach={1} />
        ) : (
          <Bar
            low={cascade.low}
            high={cascade.high}
            from={0}
            to={cascade.total}
            reach={cascade.full}
            {...(next === null ? {} : { mark: next.total })}
          />
        )}
      </span>
      <span className="number explain-points">
        {told.shownTotal}
        <span className="soft"> / {root.shownFull || '—'}</span>
      </span>
      <span className="explain-next soft">
        {next === null ? '' : say('nextAt', { grade: next.grade, at: next.shown })}
      </span>
    </div>
  )
}

interface BarProps {
  readonly low: number
  readonly high: number
  readonly from: number
  readonly to: number
  readonly reach: number
  readonly isGroup?: boolean
  readonly mark?: number
}

export function Bar({ low, high, from, to, reach, isGroup = false, mark }: BarProps) {
  const x = (value: number) => (100 * (value - low)) / (high - low || 1)
  const [a, b] = [Math.min(from, to), Math.max(from, to)]
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="way" width="100" height="10" />
      {reach > b ? <rect className="lost" x={x(b)} width={x(reach) - x(b)} y="1" height="8" /> : null}
      <rect className={to < from ? 'minus' : isGroup ? 'group' : 'won'} x={x(a)} width={x(b) - x(a)} height="10" />
      {mark === undefined ? null : <rect className="mark" x={x(mark) - 0.25} width="0.5" height="10" />}
    </svg>
  )
}

const isNought = (shown: string): boolean => shown === '' || Number(shown.replace('−', '-')) === 0
