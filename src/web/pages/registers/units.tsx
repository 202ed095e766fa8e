// Web · the reporting units on a day as a tree, each with what became of it: begun, renamed, merged, split.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Empty } from 'antd'
import { useMemo, useState } from 'react'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useRole } from '../../api/session.ts'
import { useLanguage } from '../../i18n/words.ts'
import { Fault, Findings } from '../../parts/fault.tsx'
import { Day, formatDay } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Succeed } from './succeed.tsx'
import { growTree, nameOn, type UnitNode, type UnitsTold } from './unit-tree.ts'
import { useUnitKindWords, useWords } from './words.ts'

export function Units({ on }: { readonly on: string }) {
  const say = useWords()
  const role = useRole()
  const told = useQuery({
    queryKey: ['units-history'],
    queryFn: ({ signal }) => ask(api.GET('/api/units/history', { signal })),
  })
  const grown = useMemo(() => (told.data === undefined ? undefined : growTree(told.data, on)), [told.data, on])
  if (told.isError) return <Fault error={told.error} reset={() => void told.refetch()} />
  if (grown === undefined || told.data === undefined) return <Waiting />
  return (
    <section className="panel units" aria-label={say('units')}>
      {role === 'rule-keeper' ? <Keep on={on} told={told.data} /> : null}
      {grown.roots.length === 0 ? (
        <Empty description={say('noUnits')} />
      ) : (
        <Branch nodes={grown.roots} on={on} told={told.data} />
      )}
      {grown.former.length === 0 ? null : (
        <>
          <h2>{say('former')}</h2>
          <Branch nodes={grown.former} on={on} told={told.data} />
        </>
      )}
    </section>
  )
}

interface BranchProps {
  readonly nodes: readonly UnitNode[]
  readonly on: string
  readonly told: UnitsTold
}

function Branch({ nodes, on, told }: BranchProps) {
  return (
    <ul className="units-branch">
      {nodes.map((node) => (
        <Leaf key={node.code} node={node} on={on} told={told} />
      ))}
    </ul>
  )
}

function Leaf({ node, on, told }: { readonly node: UnitNode; readonly on: string; readonly told: UnitsTold }) {
  const say = useWords()
  const kindOf = useUnitKindWords()
  const language = useLanguage()
  const name = (code: string) => nameOn(told, code, on)
  const fates = [
    ...told.successions
      .filter(({ to }) => to === node.code)
      .map(({ from, day }) => say('takesOver', { from: name(from), day: formatDay(day, language) })),
    ...told.successions
      .filter(({ from }) => from === node.code)
      .map(({ to, day }) => say('takenOver', { to: name(to), day: formatDay(day, language) })),
  ]
  return (
    <li>
      <details className="units-one">
        <summary>
          <b>{node.name}</b> <span className="soft">{node.code}</span>{' '}
          <span className="soft">{kindOf(node.kind as Parameters<typeof kindOf>[0])}</span>
          {fates.map((fate) => (
            <span key={fate} className="units-fate">
              {fate}
            </span>
          ))}
        </summary>
        <ol aria-label={say('unitHistory')} className="units-history">
          {node.history.map((row, i) => (
            <li key={`${row.valid_from} ${row.act}`}>
              <Day of={row.valid_from} /> <b>{say(changeOf(row, node.history[i - 1]))}</b> {row.name}
              {row.parent === null ? null : <span className="soft"> {name(row.parent)}</span>} <Act no={row.act} />
            </li>
          ))}
        </ol>
      </details>
      {node.below.length === 0 ? null : <Branch nodes={node.below} on={on} told={told} />}
    </li>
  )
}

type Row = UnitsTold['items'][number]
const changeOf = (row: Row, before: Row | undefined): 'begun' | 'ended' | 'renamed' | 'moved' =>
  row.ended ? 'ended' : before === undefined || before.ended ? 'begun' : before.name === row.name ? 'moved' : 'renamed'

/** An act by its place in the chain, for those who find it there. */
export function Act({ no }: { readonly no: number }) {
  const say = useWords()
  const role = useRole()
  const words = say('actNo', { act: no })
  return AUDITS.includes(role) ? (
    <Link to="/audit" search={{ act: no }} className="soft">
      {words}
    </Link>
  ) : (
    <span className="soft">{words}</span>
  )
}
const AUDITS: readonly string[] = ['auditor', 'system-admin', 'rule-keeper', 'supervisor']

/** What the rule keeper does with units: bring them from the rule book, say which succeeds which. */
function Keep({ on, told }: { readonly on: string; readonly told: UnitsTold }) {
  const say = useWords()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const bring = useAct(
    (_: undefined, key) =>
      ask(api.POST('/api/registers/book', { params: { header: { 'idempotency-key': key } }, body: { on } })),
    ({ units: { added, changed, ended } }) => void message.success(say('bookDone', { added, changed, ended })),
  )
  return (
    <div className="units-keep no-print">
      <Button loading={bring.isPending} onClick={() => bring.mutate(undefined)}>
        {say('book')}
      </Button>
      <Button onClick={() => setOpen(true)}>{say('succeed')}</Button>
      {bring.isError ? <Alert type="error" role="alert" title={<Findings of={bring.error} />} /> : null}
      {open ? <Succeed told={told} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}
