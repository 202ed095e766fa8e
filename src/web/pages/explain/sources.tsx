// Web · where each figure comes from: its return and cell, or the register.
import { Link } from '@tanstack/react-router'
import type { ExplanationOf } from './explanation.ts'
import { useWords } from './words.ts'

const REGISTER = '名录'

export function Sources({ told }: { readonly told: ExplanationOf }) {
  const say = useWords()
  return (
    <section className="panel" aria-label={say('sources')}>
      <h2>{say('sources')}</h2>
      <div className="explain-scroll">
        <table className="explain-sources">
          <thead>
            <tr>
              <th scope="col">{say('input')}</th>
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
                <td className="number">
                  {one.figure} {one.unit}
                </td>
                <td>
                  {one.file === REGISTER || one.file === '' ? (
                    one.file
                  ) : (
                    <Link to="/returns/$id" params={{ id: one.file }} search={{ cell: one.cell }}>
                      {one.file}
                    </Link>
                  )}{' '}
                  <span className="soft">{one.sheet}</span>
                </td>
                <td>{one.cell}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
