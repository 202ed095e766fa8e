// Web · two rule books side by side: the one in force, or the one frozen with an evaluation; all their values, or those of a day.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { api, ask } from '../../api/client.ts'
import { Fault } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import type { RulesSearch } from './route.tsx'
import { SideBySide } from './side-by-side.tsx'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/rules')
const CURRENT = ''

export function Books() {
  const say = useWords()
  const { left, right, left_on: leftOn, right_on: rightOn } = here.useSearch()
  const query = Object.fromEntries(
    Object.entries({ left, right, left_on: leftOn, right_on: rightOn }).filter(([, value]) => value !== undefined),
  )
  const chosen = left !== right || leftOn !== rightOn
  const found = useQuery({
    queryKey: ['books', query],
    queryFn: ({ signal }) => ask(api.GET('/api/policy/compare', { params: { query }, signal })),
    enabled: chosen,
  })
  const nameOf = (evaluation: string | undefined, on: string | undefined) =>
    `${evaluation === undefined ? say('bookNow') : say('bookOf', { id: evaluation })}${on === undefined ? '' : ` · ${say('asOf', { day: on })}`}`
  return (
    <section className="panel" aria-label={say('books')}>
      <p className="soft">{say('booksIntro')}</p>
      <div className="rules-sides-chosen">
        <Side label={say('left')} evaluation={left} on={leftOn} keys={['left', 'left_on']} />
        <Side label={say('right')} evaluation={right} on={rightOn} keys={['right', 'right_on']} />
      </div>
      {!chosen ? <p>{say('chooseTwo')}</p> : null}
      {found.isError ? <Fault error={found.error} reset={() => void found.refetch()} /> : null}
      {chosen && found.isPending ? <Waiting /> : null}
      {found.data === undefined || !chosen ? null : (
        <>
          <p className="soft">{say('compared', { count: found.data.compared })}</p>
          <SideBySide
            lines={found.data.lines}
            left={nameOf(left, leftOn)}
            right={nameOf(right, rightOn)}
            label={say('books')}
          />
        </>
      )}
    </section>
  )
}

interface SideProps {
  readonly label: string
  readonly evaluation: string | undefined
  readonly on: string | undefined
  readonly keys: readonly ['left' | 'right', 'left_on' | 'right_on']
}

function Side({ label, evaluation, on, keys: [whose, when] }: SideProps) {
  const say = useWords()
  const navigate = here.useNavigate()
  const evaluations = useQuery({
    queryKey: ['evaluations', 'first'],
    queryFn: ({ signal }) => ask(api.GET('/api/evaluations', { params: { query: { limit: 200 } }, signal })),
  })
  const choose = (key: typeof whose | typeof when, value: string | undefined) =>
    void navigate({
      search: (now: RulesSearch) => {
        const { [key]: _, ...rest } = now
        return value === undefined || value === '' ? rest : { ...rest, [key]: value }
      },
    })
  return (
    <fieldset className="rules-side">
      <legend>{label}</legend>
      <Select
        className="rules-select"
        aria-label={`${label} ${say('whichBook')}`}
        value={evaluation ?? CURRENT}
        options={[
          { value: CURRENT, label: say('bookNow') },
          ...(evaluations.data?.items ?? []).map(({ id }) => ({ value: id, label: say('bookOf', { id }) })),
        ]}
        onChange={(value) => choose(whose, value)}
      />
      <DatePicker
        aria-label={`${label} ${say('whichDay')}`}
        placeholder={say('allDays')}
        value={on === undefined ? null : dayjs(on)}
        onChange={(day) => choose(when, day?.format('YYYY-MM-DD'))}
      />
    </fieldset>
  )
}
