// Web · where each figure comes from: its return and cell, or the register; a figure walks back to all that is on record of it.
import { Link } from '@tanstack/react-router'
import { useRole } from '../../api/session.ts'
import { WalkLink } from '../../parts/walk-link.tsx'
import type { ExplanationOf } from './explanation.ts'
import { useWords } from './words.ts'

type SourceOf = ExplanationOf['sources'][number]

export function Sources({ told }: { readonly told: ExplanationOf }) {
  const say = useWords()
  const nameOf = new Map(told.site?.members.map(({ id, name }) => [id, name || id]))
  return (
    <div className="panel">
      <h2>{say('sources')}</h2>
      {told.sources.some(({ period }) => period !== '') ? <p className="soft">{say('sourcesNote')}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="explain-scroll" tabIndex={0} aria-label={say('sources')}>
        <table className="explain-sources">
          <thead>
            <tr>
              <th scope="col">{say('input')}</th>
              {nameOf.size === 0 ? null : <th scope="col">{say('whose')}</th>}
              <th scope="col" className="number">
                {say('value')}
              </th>
              <th scope="col">{say('from')}</th>
              <th scope="col">{say('cell')}</th>
            </tr>
          </thead>
          <tbody>
            {told.sources.map((one) => (
              <tr key={`${one.input} ${one.of}`}>
                <th scope="row">{one.label}</th>
                {nameOf.size === 0 ? null : <td>{nameOf.get(one.of) ?? one.of}</td>}
                <td className="number">
                  <Figure one={one} kind={told.subject} />
                </td>
                <td>
                  <From one={one} />
                </td>
                <td>{one.figure === '' && one.period === '' ? '' : one.cell}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function Figure({ one, kind }: { readonly one: SourceOf; readonly kind: string }) {
  const text = one.figure === '' ? '—' : `${one.figure} ${one.unit}`
  return one.period === '' ? (
    text
  ) : (
    <WalkLink walk={{ of: 'figure', kind, id: one.of, indicator: one.input, period: one.period }}>{text}</WalkLink>
  )
}

/** The return and its caliber, or the register; how the unit of measure was turned. */
function From({ one }: { readonly one: SourceOf }) {
  const say = useWords()
  // A return holds others' figures too: an enterprise sees what of it is its own, not the return.
  const opens = useRole() !== 'enterprise'
  if (one.figure === '' && one.period === '') return <span className="soft">{say('unfiled')}</span>
  return (
    <>
      {one.period === '' ? (
        // A snapshot made from sheets has no name but its hash.
        one.file.endsWith('.parquet') ? (
          <span title={one.file}>{say('frozen')}</span>
        ) : (
          one.file
        )
      ) : !opens ? (
        one.file
      ) : (
        <Link to="/returns/$id" params={{ id: one.file }} search={{ cell: one.cell }}>
          {one.file}
        </Link>
      )}{' '}
      <span className="soft">
        {one.sheet}
        {one.conversion === null ? '' : ` ${one.conversion.expression} ${one.conversion.sign} ${one.conversion.result}`}
      </span>
    </>
  )
}
