// Web · a scheme as a tree: weights as bars beside their numbers, how each node is reckoned and scored, where it comes from; adjustments and cuts below.
import { formatNumber } from '../../parts/number.tsx'
import type { Field, NodeLine, SchemeOf } from './asked.ts'
import { OriginOf } from './origin.tsx'
import { useWords } from './words.ts'

export function SchemeTree({ scheme }: { readonly scheme: SchemeOf }) {
  const say = useWords()
  const full = scheme.tree[0]?.weight ?? 100
  return (
    <section className="panel" aria-label={say('view-tree')}>
      <table className="rules-table rules-tree">
        <thead>
          <tr>
            <th>{say('node')}</th>
            <th className="number">{say('weight')}</th>
            <th>{say('reckoned')}</th>
            <th>{say('scored')}</th>
            <th>{say('origin')}</th>
          </tr>
        </thead>
        <tbody>
          {scheme.tree.map((node) => (
            <Row key={node.id} node={node} full={full} />
          ))}
        </tbody>
      </table>
      <Cuts fields={scheme.fields} />
    </section>
  )
}

function Row({ node, full }: { readonly node: NodeLine; readonly full: number }) {
  const say = useWords()
  const { label, depth, leaf, weight, unit, value, score, missing } = node
  return (
    <tr className={leaf ? '' : 'rules-composite'}>
      <th scope="row" style={{ paddingLeft: 8 + 18 * depth }}>
        {label}
      </th>
      <td className="number">
        {formatNumber(weight)}
        <span className="rules-bar-of" aria-hidden="true">
          <span style={{ width: `${100 * Math.min(1, (weight ?? 0) / (full || 1))}%` }} />
        </span>
      </td>
      <td lang="zh">
        {value} {unit === '' || unit === '1' ? '' : <span className="soft">{unit}</span>}
      </td>
      <td lang="zh">
        {score}
        {missing === '' ? null : <span className="soft">　{say('whenMissing', { rule: missing })}</span>}
      </td>
      <td>
        <OriginOf of={node} />
      </td>
    </tr>
  )
}

function Cuts({ fields }: { readonly fields: readonly Field[] }) {
  const say = useWords()
  const cuts = fields.filter(({ group }) => group === 'cut')
  if (cuts.length === 0) return null
  return (
    <p className="rules-cuts">
      <b>{say('cuts')}</b>
      {cuts.map(({ of, value, path }) => (
        <span key={path} className="rules-chip rules-plain">
          {of} <b className="number">{Number(value) <= 1 ? `${formatNumber(Number(value) * 100)}%` : String(value)}</b>
        </span>
      ))}
    </p>
  )
}
