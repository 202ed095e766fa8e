// Web · a scheme as a form: weight and scoring of each node, points added and taken, cuts; what was changed shows its former value.
import { Input, InputNumber, Select } from 'antd'
import type { Finding } from '../../api/client.ts'
import type { Field, NodeLine } from './asked.ts'
import { useKeyWord } from './key-words.ts'
import { useWords } from './words.ts'

/** By path in the file. */
export type Changes = Readonly<Record<string, number | string>>

interface FieldsProps {
  readonly fields: readonly Field[]
  readonly tree: readonly NodeLine[]
  /** Those of the edition that the draft was made from. */
  readonly former: readonly Field[]
  readonly changes: Changes
  readonly findings: readonly Finding[]
  readonly onChange: (changes: Changes) => void
}

export function Fields({ fields, tree, former, changes, findings, onChange }: FieldsProps) {
  const say = useWords()
  const was = new Map(former.map((field) => [sameAs(field), field.value]))
  const one = (field: Field) => (
    <FieldOf
      key={field.path}
      field={field}
      value={changes[field.path] ?? field.value}
      was={was.get(sameAs(field))}
      isWrong={findings.some(({ blocking, at }) => blocking && concerns(at.path ?? '', field.path))}
      onChange={(value) => onChange({ ...changes, [field.path]: value })}
    />
  )
  const rest = fields.filter(({ group }) => group !== 'weight' && group !== 'score')
  return (
    <section className="panel" aria-label={say('form')}>
      <table className="rules-table rules-form">
        <thead>
          <tr>
            <th>{say('node')}</th>
            <th>{say('weight')}</th>
            <th>{say('scored')}</th>
          </tr>
        </thead>
        <tbody>
          {tree.map(({ id, label, depth, leaf }) => {
            const own = fields.filter(({ of }) => of === id)
            return (
              <tr key={id} className={leaf ? '' : 'rules-composite'}>
                <th scope="row" style={{ paddingLeft: 8 + 18 * depth }}>
                  {label}
                </th>
                <td>{own.filter(({ group }) => group === 'weight').map(one)}</td>
                <td className="rules-fields">{own.filter(({ group }) => group === 'score').map(one)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {rest.length === 0 ? null : (
        <fieldset className="rules-fields rules-rest">
          <legend>{say('restOfForm')}</legend>
          {rest.map(one)}
        </fieldset>
      )}
    </section>
  )
}

/** Whether a finding at one place of the file speaks of a value at another: the same, or a part of it that is no other node. */
const concerns = (at: string, path: string): boolean =>
  at !== '' &&
  (path === at ||
    (path.startsWith(at) && /^[.[]/.test(path.slice(at.length)) && !path.slice(at.length).includes('.of[')))

const sameAs = ({ group, of, key }: Field): string => JSON.stringify([group, of, key])

interface FieldOfProps {
  readonly field: Field
  readonly value: number | string
  /** In the edition that the draft was made from; undefined when it has no such value. */
  readonly was: number | string | undefined
  readonly isWrong: boolean
  readonly onChange: (value: number | string) => void
}

function FieldOf({ field, value, was, isWrong, onChange }: FieldOfProps) {
  const say = useWords()
  const wordOf = useKeyWord()
  const { key, kind, group, label } = field
  const word = key
    .split('.')
    .map(wordOf)
    .filter((part) => part !== '')
    .join(' ')
  const name = group === 'cut' ? say('cutOf', { grade: label }) : `${label} ${word}`.trim()
  const common = { ...(isWrong ? { status: 'error' as const, 'aria-invalid': true } : {}), 'aria-label': name }
  const touched = value !== was
  return (
    <span className={touched ? 'rules-field rules-touched' : 'rules-field'}>
      {group === 'weight' ? null : <span className="soft">{group === 'score' ? word : name}</span>}
      {kind === 'number' ? (
        <InputNumber
          {...common}
          controls={false}
          className="rules-number"
          value={Number(value)}
          onChange={(now) => (now === null ? undefined : onChange(now))}
        />
      ) : kind === 'statistic' ? (
        <Select
          {...common}
          className="rules-statistic"
          value={String(value)}
          options={[...new Set([...STATISTICS, String(value)])].map((one) => ({ value: one, label: wordOf(one) }))}
          onChange={onChange}
        />
      ) : (
        <Input
          {...common}
          className="rules-formula"
          value={String(value)}
          onChange={({ target }) => (target.value === '' ? undefined : onChange(target.value))}
        />
      )}
      {touched && was !== undefined ? <span className="soft">{say('was', { value: was })}</span> : null}
    </span>
  )
}

const STATISTICS = ['ratio_of_sums', 'mean', 'median', 'min', 'max']
