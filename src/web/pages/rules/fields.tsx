// Web · a scheme as a form: weight and scoring of each node, points added and taken, cuts; what was changed shows its former value.
import { Input, InputNumber } from 'antd'
import type { Finding } from '../../api/client.ts'
import type { Field, NodeLine } from './asked.ts'
import { useKeyWord } from './key-words.ts'
import { useWords } from './words.ts'

/** By path in the file. */
export type Changes = Readonly<Record<string, number | string>>

interface FieldsProps {
  readonly fields: readonly Field[]
  readonly tree: readonly NodeLine[]
  readonly changes: Changes
  readonly findings: readonly Finding[]
  readonly onChange: (changes: Changes) => void
}

export function Fields({ fields, tree, changes, findings, onChange }: FieldsProps) {
  const say = useWords()
  const one = (field: Field, name: string) => (
    <FieldOf
      key={field.path}
      field={field}
      name={name}
      changed={changes[field.path]}
      isWrong={findings.some(({ blocking, at }) => blocking && concerns(at.path ?? '', field.path))}
      onChange={(value) => {
        const { [field.path]: _, ...rest } = changes
        onChange(value === field.value ? rest : { ...rest, [field.path]: value })
      }}
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
                <td>{own.filter(({ group }) => group === 'weight').map((field) => one(field, label))}</td>
                <td className="rules-fields">
                  {own.filter(({ group }) => group === 'score').map((field) => one(field, label))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {rest.length === 0 ? null : (
        <fieldset className="rules-fields rules-rest">
          <legend>{say('restOfForm')}</legend>
          {rest.map((field) => one(field, field.group === 'cut' ? say('cutOf', { grade: field.of }) : field.of))}
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

interface FieldOfProps {
  readonly field: Field
  /** Of the node, rule or grade. */
  readonly name: string
  readonly changed: number | string | undefined
  readonly isWrong: boolean
  readonly onChange: (value: number | string) => void
}

function FieldOf({ field, name, changed, isWrong, onChange }: FieldOfProps) {
  const say = useWords()
  const wordOf = useKeyWord()
  const { key, kind, value, group } = field
  const word = key
    .split('.')
    .map(wordOf)
    .filter((part) => part !== '')
    .join(' ')
  const shown = group === 'cut' ? name : group === 'adjust' ? `${name} ${word}`.trim() : word
  const status = isWrong ? { status: 'error' as const, 'aria-invalid': true } : {}
  const common = { ...status, 'aria-label': group === 'cut' ? name : `${name} ${word}`.trim() }
  return (
    <span className={changed === undefined ? 'rules-field' : 'rules-field rules-touched'}>
      {group === 'weight' ? null : <span className="soft">{shown}</span>}
      {kind === 'number' ? (
        <InputNumber
          {...common}
          controls={false}
          className="rules-number"
          value={Number(changed ?? value)}
          onChange={(now) => (now === null ? undefined : onChange(now))}
        />
      ) : (
        <Input
          {...common}
          className={kind === 'formula' ? 'rules-formula' : 'rules-statistic'}
          value={String(changed ?? value)}
          onChange={({ target }) => (target.value === '' ? undefined : onChange(target.value))}
        />
      )}
      {changed === undefined ? null : <span className="soft">{say('was', { value })}</span>}
    </span>
  )
}
