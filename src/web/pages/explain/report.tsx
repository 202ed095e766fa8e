// Web · the report on one unit as it is printed: one A4 page with the main facts; what does not fit is counted and stands on the page of the application.
import { getRouteApi } from '@tanstack/react-router'
import { useLanguage } from '../../i18n/words.ts'
import { Grade } from '../../parts/grade.tsx'
import { formatDay } from '../../parts/number.tsx'
import { today } from '../../parts/today.ts'
import { cascadeOf } from './cascade.ts'
import { type ExplanationOf, useEvaluation, useExplanation } from './explanation.ts'
import { useHistory } from './history.tsx'
import { LiftLine } from './lifts.tsx'
import { shortNumber } from './short-number.ts'
import { Bar } from './tree.tsx'
import { useWords } from './words.ts'
import './report.css'

const here = getRouteApi('/shell/explain/$evaluation/$unit')
/** Lines that fit on the page beside each other's most. */
const MOST = { nodes: 24, workings: 12, conditions: 5, lifts: 5, years: 10, members: 6, faults: 8 }

type NodeOf = ExplanationOf['nodes'][number]

export function Report({ told, evaluation }: { readonly told: ExplanationOf; readonly evaluation: string }) {
  const say = useWords()
  const language = useLanguage()
  const shown = useEvaluation(evaluation)
  const kind = told.subject === 'platform' || told.subject === 'park' ? told.subject : 'enterprise'
  return (
    <article className="report">
      <header>
        <h1>{say(`report-${kind}`)}</h1>
        <span>{told.synthetic ? say('synthetic') : ''}</span>
      </header>
      <div className="report-who">
        <div>
          <b className="report-name">{told.name}</b> {told.id}
          <p>{[shown.data?.period ?? '', told.title[language], evaluation].filter((one) => one !== '').join(' · ')}</p>
        </div>
        <div className="report-grade">
          <Grade of={told.grade} />
        </div>
      </div>
      <Main told={told} />
      {told.nodes.length === 0 ? <NotGraded told={told} /> : <Nodes told={told} />}
      <Rules told={told} />
      <LiftsPrinted told={told} evaluation={evaluation} />
      <SitePrinted told={told} />
      <Foot told={told} />
    </article>
  )
}

/** Points, place, what parts it from the next grade, the years before. */
function Main({ told }: { readonly told: ExplanationOf }) {
  const say = useWords()
  const history = useHistory(told).data ?? []
  const next = told.grading?.next ?? null
  const facts: readonly (readonly [string, string])[] = [
    [say('total'), told.shownTotal === '' ? '—' : `${told.shownTotal} / ${told.nodes[0]?.shownFull || '—'}`],
    ...(told.rank === null
      ? []
      : [[say('rankIn', { pool: told.pool }), say('rank', { rank: told.rank, of: told.of })] as const]),
    ...(told.rateAs === '' ? [] : [[say('rateAs'), told.rateAs] as const]),
    ...(next === null ? [] : [[say('toNext', { grade: next.grade }), say('gap', { gap: next.gap })] as const]),
    ...(history.length === 0
      ? []
      : [
          [
            say('history'),
            history
              .slice(-MOST.years)
              .map(({ period, grade }) => `${period} ${grade}`)
              .join('，'),
          ] as const,
        ]),
    ...(told.because === '' ? [] : [[say('because'), told.because] as const]),
  ]
  return (
    <dl className="report-main">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Groups always; of leaves those that lost most, where not all fit. */
function chosenNodes(nodes: readonly NodeOf[]): readonly NodeOf[] {
  const below = nodes.slice(1)
  if (below.length <= MOST.nodes) return below
  const groups = below.filter(({ composite }) => composite)
  const room = Math.max(0, MOST.nodes - groups.length)
  const lost = ({ full, points }: NodeOf) => (full ?? 0) - (points ?? 0)
  const leaves = below
    .filter(({ composite }) => !composite)
    .toSorted((a, b) => lost(b) - lost(a))
    .slice(0, room)
  return below.filter((one) => (one.composite && groups.indexOf(one) < MOST.nodes) || leaves.includes(one))
}

function Nodes({ told }: { readonly told: ExplanationOf }) {
  const say = useWords()
  const cascade = cascadeOf(told)
  const chosen = chosenNodes(told.nodes)
  const left = told.nodes.length - 1 - chosen.length
  const isRoomy = chosen.length <= MOST.workings
  return (
    <section>
      <h2>{say('tree')}</h2>
      <table>
        <thead>
          <tr>
            <th>{say('node')}</th>
            <th className="number">{say('value')}</th>
            <th className="number">{say('standing')}</th>
            <th className="number">{say('pointsOfFull')}</th>
            <th className="number">{say('lost')}</th>
            <th className="report-bar">{say('won')}</th>
          </tr>
        </thead>
        <tbody>
          {chosen.map((node) => {
            const step = cascade?.steps.find((one) => one.node === node)
            return (
              <tr key={node.id} className={node.composite ? 'report-group' : ''}>
                <td className={`explain-depth-${Math.min(node.depth, 4)}`}>
                  <span className="explain-label">{node.label}</span>
                  {isRoomy ? <Working node={node} /> : null}
                </td>
                <td className="number">
                  {node.composite || node.value === null
                    ? ''
                    : `${shortNumber(node.value)} ${node.unit === '1' ? '' : node.unit}`}
                </td>
                <td className="number">
                  {node.standing === null ? '' : `${node.standing.rank} / ${node.standing.of}`}
                </td>
                <td className="number">
                  {node.shownPoints || '—'} / {node.shownFull || '—'}
                </td>
                <td className="number">{node.shownLost}</td>
                <td className="report-bar">
                  {step === undefined || cascade === undefined ? null : (
                    <Bar {...step} low={cascade.low} high={cascade.high} isGroup={node.composite} />
                  )}
                </td>
              </tr>
            )
          })}
          {told.adjusts
            .filter(({ points }) => points !== 0)
            .map((one) => (
              <tr key={`adjust ${one.id}`}>
                <td colSpan={3}>
                  {say('adjust')} {one.label} {one.cite === '' ? '' : say('cite', { cite: one.cite })}
                </td>
                <td className="number">{one.points > 0 ? `+${one.shownPoints}` : one.shownPoints}</td>
                <td />
                <td />
              </tr>
            ))}
        </tbody>
      </table>
      {left > 0 ? <p>{say('more', { count: left })}</p> : null}
    </section>
  )
}

/** The line that the points come from, with the numbers in it. */
function Working({ node }: { readonly node: NodeOf }) {
  const line = node.composite ? undefined : node.sums.at(-1)
  return line === undefined ? null : (
    <div className="report-working">
      {line.expression} {line.sign} {line.result}
    </div>
  )
}

/** What must not be overlooked: vetoes and outright grades, those that hold first. */
function Rules({ told }: { readonly told: ExplanationOf }) {
  const say = useWords()
  const language = useLanguage()
  const all = (told.grading?.conditions ?? []).toSorted((a, b) => Number(b.holds) - Number(a.holds))
  if (all.length === 0) return null
  return (
    <section>
      <h2>{say('conditions')}</h2>
      <ul>
        {all.slice(0, MOST.conditions).map((one) => (
          <li key={`${one.kind} ${one.words.zh}`}>
            {say(one.kind, { grade: one.gives, because: one.because })} {one.words[language]}
            {language === 'zh' ? '：' : ': '}
            {one.numbers[language]} <b>{say(one.holds ? 'holds' : 'notHolds')}</b>
            {one.cite === '' ? '' : ` ${say('cite', { cite: one.cite })}`}
            {one.assumed ? ` ${say('assumed')}` : ''}
          </li>
        ))}
      </ul>
      {all.length > MOST.conditions ? <p>{say('more', { count: all.length - MOST.conditions })}</p> : null}
    </section>
  )
}

function LiftsPrinted({ told, evaluation }: { readonly told: ExplanationOf; readonly evaluation: string }) {
  const say = useWords()
  const { lifts: isAsked = false } = here.useSearch()
  const found = useExplanation(evaluation, told.id, true, isAsked).data?.lifts ?? []
  if (found.length === 0) return null
  return (
    <section>
      <h2>{say('lifts')}</h2>
      <ul>
        {found.slice(0, MOST.lifts).map((one) => (
          <li key={one.input}>
            <LiftLine one={one} /> <b>{one.grade}</b>
          </li>
        ))}
      </ul>
      <p>{say('liftsNote')}</p>
    </section>
  )
}

function SitePrinted({ told: { site } }: { readonly told: ExplanationOf }) {
  const say = useWords()
  if (site === null) return null
  const names = site.members.slice(0, MOST.members).map(({ id, name }) => name || id)
  const left = site.members.length - names.length
  return (
    <section>
      <h2>{say('site')}</h2>
      <p>
        {say('siteOf', { by: site.by, site: site.site, count: site.members.length })} {names.join('、')}{' '}
        {left > 0 ? say('more', { count: left }) : ''}
      </p>
    </section>
  )
}

function NotGraded({ told }: { readonly told: ExplanationOf }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <section>
      <h2>{told.standing === 'graded' ? say('grading') : say(told.standing)}</h2>
      <ul>
        {told.faults.slice(0, MOST.faults).map((one) => (
          <li key={one.zh}>{one[language]}</li>
        ))}
        {told.scope
          .filter(({ holds }) => holds)
          .map((one) => (
            <li key={one.words.zh}>
              {one.words[language]} {one.numbers[language]} {one.because}
            </li>
          ))}
      </ul>
    </section>
  )
}

function Foot({ told }: { readonly told: ExplanationOf }) {
  const say = useWords()
  const language = useLanguage()
  const returns = [...new Set(told.sources.filter(({ period }) => period !== '').map(({ file }) => file))]
  return (
    <footer>
      {returns.length === 0
        ? ''
        : say('sourcesOf', { count: told.sources.length, returns: returns.slice(0, 8).join('、') })}{' '}
      {say('printed', {
        day: formatDay(today(), language),
        address: decodeURI(window.location.origin + window.location.pathname),
      })}
    </footer>
  )
}
