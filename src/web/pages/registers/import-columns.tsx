// Web · which headers a file may have, from the rule book.
import { useBookNames } from '../../parts/book-names.ts'
import { useImportWords } from './import-words.ts'
import { type Importable, isShapes } from './kinds.ts'

export function Columns({ what }: { readonly what: Importable }) {
  const say = useImportWords()
  const { data } = useBookNames()
  if (isShapes(what) || what === 'tenure') return null
  const own = (data?.indicators ?? []).filter(
    ({ subject, period, id }) => subject === what && period === 'register' && id !== 'county',
  )
  return (
    <section className="panel" aria-label={say('columns')}>
      <h2>{say('columns')}</h2>
      <p className="soft">{say('columnsHint')}</p>
      <ul className="import-columns">
        <li>{say(what === 'enterprise' ? 'code' : 'number')}</li>
        <li>{say('name')}</li>
        <li>{say('county')}</li>
        {own.map(({ id, label, unit }) => (
          <li key={id}>{unit === '' ? label.zh : `${label.zh}（${unit}）`}</li>
        ))}
      </ul>
    </section>
  )
}
