// Web · the score tree: a bar per node for what was got of full marks, what was lost, and the working behind it.
import { Collapse, type CollapseProps } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import { formatShare } from '../../parts/number.tsx'
import type { ExplanationOf } from './explanation.ts'
import { Sums } from './sums.tsx'
import { useWords } from './words.ts'

type NodeOf = ExplanationOf['nodes'][number]

export function Tree({ told }: { readonly told: ExplanationOf }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <section className="panel" aria-label={say('tree')}>
      <h2>{say('tree')}</h2>
      <Collapse ghost size="small" className="explain-tree" items={told.nodes.map((node) => itemOf(node))} />
      {told.adjusts.length === 0 ? null : (
        <>
          <h3>{say('adjusts')}</h3>
          <ul>
            {told.adjusts.map((one) => (
              <li key={one.id}>
                {one.label} <b className="number">{one.shownPoints}</b> {one.condition?.words[language]}{' '}
                <span className="soft">{one.condition?.numbers[language]}</span>
                {one.sum === null ? null : <Sums of={[one.sum]} />}
              </li>
            ))}
          </ul>
        </>
      )}
      <Sums of={told.totalSums} />
    </section>
  )
}

const itemOf = (node: NodeOf): NonNullable<CollapseProps['items']>[number] => ({
  key: node.id,
  label: <NodeHead node={node} />,
  children: <NodeBody node={node} />,
})

function NodeHead({ node }: { readonly node: NodeOf }) {
  const say = useWords()
  const share = node.full === null || node.full === 0 || node.points === null ? null : node.points / node.full
  return (
    <span className={`explain-node explain-depth-${Math.min(node.depth, 4)}`}>
      <span className={node.composite ? 'explain-label explain-composite' : 'explain-label'}>{node.label}</span>
      <span
        className="explain-bar"
        role="img"
        aria-label={share === null ? '—' : say('share', { share: formatShare(share, 0) })}
      >
        <span style={{ width: `${100 * Math.max(0, Math.min(1, share ?? 0))}%` }} />
      </span>
      <span className="number explain-points">
        {node.shownPoints}
        <span className="soft"> / {node.shownFull || '—'}</span>
      </span>
      <span className="number explain-lost">{node.shownLost === '' ? '' : `${say('lost')} ${node.shownLost}`}</span>
    </span>
  )
}

function NodeBody({ node }: { readonly node: NodeOf }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <div className="explain-body">
      <p>
        {say('rule')}：{node.rule[language]}
        {node.cite === '' ? null : <span className="soft"> {say('cite', { cite: node.cite })}</span>}
        {node.assumed ? (
          <span className="explain-assumed">
            {' '}
            {say('assumed')}：{node.why} {node.confirmBy}
          </span>
        ) : null}
      </p>
      <Sums of={node.sums} />
      {node.standing === null ? null : (
        <p>
          {say('standing')}：
          {say('place', { rank: node.standing.rank, of: node.standing.of, percentile: node.standing.percentile })}{' '}
          <span className="soft">{node.standing.over[language]}</span>
        </p>
      )}
      {node.statistics.length === 0 ? null : (
        <ul>
          {node.statistics.map((one) => (
            <li key={one.name.zh}>
              {one.name[language]} <b className="number">{one.shown}</b>{' '}
              <span className="soft">
                {one.over[language]} {one.peers}
              </span>
            </li>
          ))}
        </ul>
      )}
      {node.notes.map((one) => (
        <p key={one.zh}>{one[language]}</p>
      ))}
    </div>
  )
}
