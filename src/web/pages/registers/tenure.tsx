// Web · who holds, rents or lets a parcel on a day.
import { Link } from '@tanstack/react-router'
import { formatShare } from '../../parts/number.tsx'
import type { SubjectOf } from './subject.tsx'
import { useSubjectWords } from './subject-words.ts'

export function TenureOf({ rows, on }: { readonly rows: SubjectOf['tenure']; readonly on: string }) {
  const say = useSubjectWords()
  return (
    <section className="panel" aria-label={say('tenure')}>
      <h2>{say('tenure')}</h2>
      {rows.length === 0 ? (
        <p className="soft">{say('noTenure')}</p>
      ) : (
        <div className="wide">
          <table className="plain">
            <thead>
              <tr>
                <th>{say('holder')}</th>
                <th>{say('tenure')}</th>
                <th className="number">{say('share')}</th>
                <th>{say('from')}</th>
                <th>{say('until')}</th>
                <th>{say('counterpart')}</th>
                <th>{say('evidence')}</th>
                <th>{say('place')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.holder} ${row.kind} ${row.since} ${row.counterpart} ${row.source}`}>
                  <td>
                    <Link to="/registers/$kind/$id" params={{ kind: 'enterprise', id: row.holder }} search={{ on }}>
                      {row.holder}
                    </Link>
                  </td>
                  <td>{say(row.kind)}</td>
                  <td className="number">{formatShare(row.share, 4)}</td>
                  <td>{row.since ?? ''}</td>
                  <td>{row.until ?? ''}</td>
                  <td>{row.counterpart ?? ''}</td>
                  <td>{row.evidence ?? ''}</td>
                  <td>{row.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
