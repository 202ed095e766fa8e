// Web · land areas shown for objection before anything is computed: own area of that year, until when, and the way to object.
import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../i18n/words.ts'
import { formatDay, formatNumber } from '../../parts/number.tsx'
import { ObjectionForm } from '../evaluations/objection-form.tsx'
import type { Overview } from './overview.ts'
import { useWords } from './words.ts'

const AREAS = ['亩', '㎡', '公顷', 'km²']

interface LandProps {
  readonly of: Overview
  readonly shown: Overview['land'][number]
}

export function Land({ of, shown }: LandProps) {
  const say = useWords()
  const language = useLanguage()
  const [objecting, setObjecting] = useState(false)
  const areas = of.figures.filter(({ period, measure }) => period === shown.period && AREAS.includes(measure))
  return (
    <section className="panel" aria-label={say('land')}>
      <div className="page-head">
        <h2>
          {say('land')} · {shown.title[language]} · {say('year', { period: shown.period })}
        </h2>
        <span className="grow" />
        {shown.may_object ? (
          <Button type="primary" className="no-print" onClick={() => setObjecting(true)}>
            {say('object')}
          </Button>
        ) : null}
      </div>
      {areas.map((one) => (
        <p key={`${one.indicator} ${one.caliber}`} className="portal-because">
          {one.label[language]} <b className="number">{formatNumber(one.value)}</b> {one.measure} ·{' '}
          {one.owner_name[language]}
        </p>
      ))}
      <p className="portal-because">
        {say(shown.may_object ? 'landUntil' : 'over', {
          from: formatDay(shown.shown_from, language),
          until: formatDay(shown.shown_until, language),
        })}
      </p>
      {objecting ? (
        <ObjectionForm
          evaluation={shown.evaluation}
          deciding={{ kind: 'object' }}
          about={of.id}
          onClose={() => setObjecting(false)}
        />
      ) : null}
    </section>
  )
}
