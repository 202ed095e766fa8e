// Web · two texts side by side, value by value: what differs stands out by a mark and by weight, not by colour alone.
import { Checkbox, Empty } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../i18n/words.ts'
import type { Line } from './asked.ts'
import { useKeyWord } from './key-words.ts'
import { inWords } from './said.ts'
import { useWords } from './words.ts'

interface SideBySideProps {
  readonly lines: readonly Line[]
  readonly left: string
  readonly right: string
  readonly label: string
}

export function SideBySide({ lines, left, right, label }: SideBySideProps) {
  const say = useWords()
  const [all, setAll] = useState(false)
  const differing = lines.filter(differs)
  const shown = all ? lines : differing
  const hasSame = lines.length > differing.length
  return (
    <div>
      <p className="rules-bar">
        <span>{say('differing', { count: differing.length, of: lines.length })}</span>
        {hasSame ? (
          <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
            {say('alsoSame')}
          </Checkbox>
        ) : null}
      </p>
      {shown.length === 0 ? (
        <Empty description={say('noDifference')} />
      ) : (
        <table className="rules-table rules-sides" aria-label={label}>
          <thead>
            <tr>
              <th>{say('item')}</th>
              <th>{left}</th>
              <th>{right}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <Row key={JSON.stringify(line.keys)} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

const differs = ({ left, right }: Line): boolean => left !== right

function Row({ line }: { readonly line: Line }) {
  const say = useWords()
  const nameOf = useLineName()
  const other = differs(line)
  const [was, is] = [valueText(line.left), valueText(line.right)]
  return (
    <tr className={other ? 'rules-differs' : ''}>
      <th scope="row">{nameOf(line)}</th>
      <td>{was === undefined ? <span className="soft">{say('absent')}</span> : other ? <del>{was}</del> : was}</td>
      <td>
        {is === undefined ? (
          <span className="soft">{say('absent')}</span>
        ) : other ? (
          <ins>
            <span aria-hidden="true">≠ </span>
            {is}
          </ins>
        ) : (
          is
        )}
      </td>
    </tr>
  )
}

const valueText = (value: Line['left']): string | undefined =>
  value === undefined ? undefined : value === null ? '—' : String(value)

/** `腾退“退” · 权重`: labels of what it stands in, then what of it. */
export function useLineName(): (line: Pick<Line, 'keys' | 'labels'>) => string {
  const language = useLanguage()
  const wordOf = useKeyWord()
  return ({ keys, labels }) => {
    const label = labels.at(-1)
    const tail = label === undefined ? keys : keys.slice(lastNamed(keys))
    const words = tail.map(wordOf).filter((word) => word !== '')
    return [...(label === undefined ? [] : [inWords(label, language)]), ...words].join(' · ')
  }
}

/** Where the keys of the file begin again behind the last id. */
function lastNamed(keys: readonly string[]): number {
  const at = Math.max(keys.lastIndexOf('of'), ...CONTAINERS.map((key) => keys.indexOf(key)))
  return at < 0 ? 0 : at + 2 > keys.length ? at + 1 : keys[at] === 'index' ? at + 1 : at + 2
}
const CONTAINERS = [
  ...['index', 'inputs', 'adjust', 'veto', 'scope', 'goals', 'parameters', 'indicators', 'units', 'departments'],
  ...['clauses', 'columns', 'groups', 'editions', 'comparisons', 'light'],
]
