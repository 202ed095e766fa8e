// Web · a goal's value walked back: light, clause, definition, formula with its numbers, and each figure to the cell it was filed in.
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../api/client.ts'
import { useLanguage } from '../i18n/words.ts'
import { Fault } from './fault.tsx'
import { boundText, dueText, useGoalWords } from './goal-words.ts'
import { Light } from './light.tsx'
import { formatDay, formatNumber, NOTHING } from './number.tsx'
import { Waiting } from './waiting.tsx'
import { WalkInputs } from './walk-inputs.tsx'
import { WalkJudged } from './walk-judged.tsx'
import { Clauses, Step } from './walk-parts.tsx'
import { useWalkWords } from './walk-words.ts'

export interface WalkGoalProps {
  readonly goal: string
  readonly on: string
  readonly unit: string | undefined
  readonly member: string | undefined
}

export type GoalWalk = Awaited<ReturnType<typeof readGoalWalk>>
const readGoalWalk = ({ goal, on, unit, member }: WalkGoalProps, signal: AbortSignal) =>
  ask(
    api.GET('/api/goals/{goal}/walk', {
      params: {
        path: { goal },
        query: { on, ...(unit === undefined ? {} : { unit }), ...(member === undefined ? {} : { member }) },
      },
      signal,
    }),
  )

export function WalkGoal(props: WalkGoalProps) {
  const { goal, on, unit, member } = props
  const walk = useQuery({
    queryKey: ['goal-walk', goal, on, unit ?? '', member ?? ''],
    queryFn: ({ signal }) => readGoalWalk(props, signal),
  })
  if (walk.isError) return <Fault error={walk.error} reset={() => void walk.refetch()} />
  return walk.data === undefined ? <Waiting /> : <Told walk={walk.data} />
}

function Told({ walk }: { readonly walk: GoalWalk }) {
  const say = useWalkWords()
  const language = useLanguage()
  return (
    <>
      <Head walk={walk} />
      <Step title={say('reckoned')}>
        <p>{walk.goal.measure[language]}</p>
      </Step>
      <Step title={say('clause')}>
        <Clauses of={walk.clauses.map(({ clause, ...rest }) => ({ id: clause, ...rest }))} />
        {walk.assumed === null ? null : (
          <p className="walk-assumed">
            <b>{say('assumed')}</b> {walk.assumed.why[language]}
            {language === 'zh' ? '，' : ', '}
            {say('confirm', { who: walk.assumed.confirm_by })}
          </p>
        )}
        {walk.goal.note === null ? null : <p className="soft">{walk.goal.note[language]}</p>}
      </Step>
      {walk.sums.length === 0 ? null : (
        <Step title={say('formula')}>
          <Sums sums={walk.sums} />
        </Step>
      )}
      {walk.sides.map((side) => (
        <WalkInputs key={side.indicator} side={side} />
      ))}
      <WalkJudged judged={walk.judged} unit={walk.goal.unit} />
      {walk.missing.count === 0 ? null : (
        <p className="soft">
          {say('missing', {
            count: walk.missing.count,
            first:
              walk.missing.first.join(language === 'zh' ? '、' : ', ') +
              (walk.missing.count > walk.missing.first.length ? '…' : ''),
          })}
        </p>
      )}
    </>
  )
}

function Head({ walk }: { readonly walk: GoalWalk }) {
  const say = useWalkWords()
  const sayGoal = useGoalWords()
  const language = useLanguage()
  const { goal, who, value, at, target, light, why } = walk
  return (
    <div className="walk-head">
      <h2>
        {goal.label[language]} <span className="soft">{who.name[language]}</span>
      </h2>
      <p className="walk-value">
        {value === null ? say('none') : formatNumber(value)} <small>{value === null ? '' : goal.unit}</small>
      </p>
      <p>
        <Light of={light} /> {sayGoal(why)}
      </p>
      <p className="soft">
        {target === null
          ? ''
          : `${say('target')} ${boundText(sayGoal, (one) => formatNumber(one), target)} ${goal.unit} ${dueText(sayGoal, (iso) => formatDay(iso, language), target.due)}`}
        {at === null ? '' : ` · ${say('asOf', { day: formatDay(at, language) })}`}
      </p>
    </div>
  )
}

function Sums({ sums }: { readonly sums: GoalWalk['sums'] }) {
  const language = useLanguage()
  return (
    <ol className="walk-sums">
      {sums.map(({ words, expression, sign, result, unit, remark }) => (
        <li key={words.zh + expression}>
          <span>{words[language]}</span>
          <code>
            {expression === '' ? NOTHING : expression} {sign} <b>{result}</b> {unit}
          </code>
          {remark[language] === '' ? null : <span className="soft">{remark[language]}</span>}
        </li>
      ))}
    </ol>
  )
}
