// Web · which evaluation is ranked, by kind, period and scheme; and which earlier one it is compared with.
import { getRouteApi } from '@tanstack/react-router'
import { Select } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import { useStepWord } from '../../parts/step-words.ts'
import { useUnitName } from '../../parts/unit-names.ts'
import { byKind, comparableWith, type Ranked, useRanked } from './evaluations.ts'
import { whomOf } from './search.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')

/** `2025 规下工业企业亩均效益评价 · 南湖区 · 规下2025 · 已发布`: several may go by one scheme in one year. */
function useTitle(): (one: Ranked) => string {
  const language = useLanguage()
  const standingOf = useStepWord('standings')
  const nameOf = useUnitName()
  return ({ id, period, title, scope_unit: unit, standing }) =>
    [`${period} ${title[language]}`, ...(unit === null ? [] : [nameOf(unit)]), id, standingOf(standing)].join(' · ')
}

export function useKindWord(): (kind: string) => string {
  const say = useWords()
  return (kind) =>
    kind === 'enterprise' || kind === 'platform' || kind === 'park' || kind === 'exit_park' || kind === 'unit'
      ? say(kind)
      : kind
}

export function ChooseEvaluation({ id }: { readonly id: string | undefined }) {
  const say = useWords()
  const ranked = useRanked()
  const title = useTitle()
  const wordOf = useKindWord()
  const navigate = here.useNavigate()
  const own = ranked.data?.find((one) => one.id === id)
  return (
    <>
      {own === undefined ? null : <span className="ranking-kind">{wordOf(own.scope_kind)}</span>}
      <Select
        aria-label={say('evaluation')}
        className="ranking-evaluation"
        loading={ranked.isPending}
        value={id ?? null}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={[...byKind(ranked.data ?? [])].map(([kind, all]) => ({
          label: wordOf(kind),
          options: all.map((one) => ({ value: one.id, label: title(one) })),
        }))}
        onChange={(evaluation: string | null) => void navigate({ search: evaluation === null ? {} : { evaluation } })}
      />
    </>
  )
}

export function ChooseEarlier({ id }: { readonly id: string }) {
  const say = useWords()
  const ranked = useRanked()
  const title = useTitle()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const others = comparableWith(ranked.data ?? [], id)
  if (others.length === 0) return null
  const set = (earlier: string | null | undefined) => {
    const { grade: _, sort: __, order: ___, ...rest } = search
    const kept = { ...(rest.evaluation === undefined ? {} : { evaluation: rest.evaluation }), ...whomOf(rest) }
    void navigate({ search: earlier === null || earlier === undefined ? kept : { ...kept, earlier } })
  }
  return (
    <Select
      allowClear
      aria-label={say('earlier')}
      placeholder={say('earlier')}
      className="ranking-earlier"
      value={search.earlier ?? null}
      popupMatchSelectWidth={false}
      options={others.map((one) => ({ value: one.id, label: title(one) }))}
      onChange={set}
    />
  )
}
