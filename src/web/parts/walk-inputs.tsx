// Web · the figures that one side of a goal is made of, subject by subject, each with the cell it was filed in and who filed and approved it.
import { useLanguage } from '../i18n/words.ts'
import { Day, formatNumber } from './number.tsx'
import { dayAt } from './today.ts'
import type { GoalWalk } from './walk-goal.tsx'
import { WalkLink } from './walk-link.tsx'
import { placeOf, Step } from './walk-parts.tsx'
import { useWalkWords } from './walk-words.ts'

type Side = GoalWalk['sides'][number]
type Input = Side['inputs'][number]

export function WalkInputs({ side }: { readonly side: Side }) {
  const say = useWalkWords()
  const language = useLanguage()
  const { label, value, unit, definition, owner, inputs, others } = side
  return (
    <Step title={`${say('inputs')} · ${label[language]}`}>
      <p>
        <b className="number">{formatNumber(value)}</b> {unit}
        <span className="soft"> · {say('owner', { who: owner })}</span>
      </p>
      {definition === '' ? null : (
        <p className="soft">
          {say('definition')} <span lang="zh-CN">{definition}</span>
        </p>
      )}
      <ul className="walk-inputs">
        {inputs.map((one) => (
          <InputRow key={one.subject.id} input={one} side={side} />
        ))}
      </ul>
      {others.count === 0 ? null : (
        <p className="soft">{say('others', { count: others.count, value: formatNumber(others.value, 2), unit })}</p>
      )}
    </Step>
  )
}

function InputRow({ input, side }: { readonly input: Input; readonly side: Side }) {
  const say = useWalkWords()
  const language = useLanguage()
  const { subject, value, figures } = input
  return (
    <li>
      <div className="walk-input">
        <span>{subject.name[language]}</span>
        <span className="number">
          {formatNumber(value)} {side.unit}
        </span>
      </div>
      {figures.length === 0 ? <p className="soft">{say(side.from_register ? 'fromRegister' : 'noSource')}</p> : null}
      {figures.map((one) => (
        <Cell key={`${one.return} ${one.cell} ${one.period}`} cell={one} input={input} indicator={side.indicator} />
      ))}
    </li>
  )
}

interface CellProps {
  readonly cell: Input['figures'][number]
  readonly input: Input
  readonly indicator: string
}

function Cell({ cell, input, indicator }: CellProps) {
  const say = useWalkWords()
  const language = useLanguage()
  const comma = language === 'zh' ? '；' : '; '
  return (
    <p className="walk-cell">
      <WalkLink
        walk={{
          of: 'figure',
          kind: input.subject.kind,
          id: input.subject.id,
          indicator: indicator.slice(indicator.indexOf('.') + 1),
          period: cell.period,
        }}
      >
        {cell.period} {cell.caliber} {formatNumber(cell.value)} {cell.measure}
      </WalkLink>
      <span>
        {say('return', { id: cell.return })} {placeOf(say, cell.cell)}
        {comma}
        {cell.from === null ? say('typed') : say('from', { from: cell.from })}
      </span>
      <span>
        {say('filed')} {cell.filed_by.name} <Day of={dayAt(cell.filed_by.at)} />
        {comma}
        {say('approved')} {cell.approved_by.name} <Day of={dayAt(cell.approved_by.at)} />
      </span>
      {cell.revisions.map((one) => (
        <span key={one.at + String(one.new)}>
          {say('revisions')} {formatNumber(one.old)} → {formatNumber(one.new)} · {one.why} · {one.by}
        </span>
      ))}
      {cell.besides.length === 0 ? null : (
        <span>
          {say('besides', {
            list: cell.besides.map((one) => `${one.caliber} ${formatNumber(one.value)} ${one.measure}`).join(comma),
          })}
        </span>
      )}
    </p>
  )
}
