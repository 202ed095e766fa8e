// Web · the working behind one node: rule, sums, statistics of the peers, and its place among them drawn.
import { useLanguage } from '../../i18n/words.ts'
import type { ExplanationOf } from './explanation.ts'
import { OriginNote } from './origin-note.tsx'
import { Peers } from './peers.tsx'
import { Sums } from './sums.tsx'
import { useWords } from './words.ts'

export interface NodeBodyProps {
  readonly node: ExplanationOf['nodes'][number]
  readonly told: ExplanationOf
  readonly evaluation: string
}

export function NodeBody({ node, told, evaluation }: NodeBodyProps) {
  const say = useWords()
  const language = useLanguage()
  const rule = node.rule[language]
  return (
    <div className="explain-body">
      <div>
        <p>
          {rule === '' ? null : (
            <>
              {say('rule')}
              {language === 'zh' ? '：' : ': '}
              {rule}{' '}
            </>
          )}
          <OriginNote of={node} />
        </p>
        <Sums of={node.sums} />
        {node.statistics.length === 0 ? null : (
          <ul>
            {node.statistics.map((one) => (
              <li key={one.name.zh}>
                {one.name[language]} <b className="number">{one.shown}</b>{' '}
                <span className="soft">{say('statisticOf', { over: one.over[language], count: one.peers })}</span>
              </li>
            ))}
          </ul>
        )}
        {node.notes.map((one) => (
          <p key={one.zh}>{one[language]}</p>
        ))}
      </div>
      <div>
        {node.standing === null ? null : (
          <p>
            {say('standing')}
            {language === 'zh' ? '：' : ': '}
            {say('place', { rank: node.standing.rank, of: node.standing.of, percentile: node.standing.percentile })}{' '}
            <span className="soft">{node.standing.over[language]}</span>
          </p>
        )}
        <Peers evaluation={evaluation} unit={told.id} node={node} />
      </div>
    </div>
  )
}
