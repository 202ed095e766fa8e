// Web · a new edition in the making: form and text of the same draft, checked by the server as it changes, with what it changes; issued by an act.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, useBlocker } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { api, ask, type Finding } from '../../api/client.ts'
import { Fault } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { type SchemeOf, schemeQuery } from './asked.ts'
import { Checked } from './checked.tsx'
import { type Changes, Fields } from './fields.tsx'
import { Issue } from './issue.tsx'
import { SideBySide } from './side-by-side.tsx'
import { TextOf } from './text-of.tsx'
import { Trial } from './trial.tsx'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/rules/schemes/$id')
/** Milliseconds without a key pressed, after which the draft is checked. */
const PAUSE = 350

export function Edit({ id, newest }: { readonly id: string; readonly newest: number }) {
  const base = useQuery({ ...schemeQuery(id, newest), staleTime: Number.POSITIVE_INFINITY })
  if (base.isError) return <Fault error={base.error} reset={() => void base.refetch()} />
  if (base.isPending) return <Waiting />
  return <Making scheme={base.data} />
}

function Making({ scheme }: { readonly scheme: SchemeOf }) {
  const say = useWords()
  const navigate = here.useNavigate()
  const [tab, setTab] = useState<'form' | 'text'>('form')
  const [at, setAt] = useState<Finding['at']>()
  const [issuing, setIssuing] = useState(false)
  const { draft, given, setChanges, setText, isChecking } = useDraft(scheme)
  const dirty = given.text !== scheme.yaml || Object.keys(given.changes).length > 0
  useBlocker({
    // A trial of the draft stays on this page.
    shouldBlockFn: ({ current, next }) =>
      dirty && !(next.pathname === current.pathname && 'edit' in next.search) && !window.confirm(say('leave')),
    enableBeforeUnload: dirty,
  })
  // A draft with faults has no fields: those of the last one without stay.
  const good = useRef<Pick<SchemeOf, 'fields' | 'tree'>>(scheme)
  if (draft.data?.ok === true) good.current = draft.data
  const findings = draft.data?.findings ?? []
  const stop = () => void navigate({ search: {} })
  return (
    <>
      <p className="soft">{say('making', { n: scheme.newest + 1, from: scheme.newest })}</p>
      <Checked
        isChecking={isChecking}
        ok={draft.data?.ok}
        findings={findings}
        fault={draft.error}
        onJump={(place) => {
          setTab('text')
          setAt(place)
        }}
      />
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab(key === 'text' ? 'text' : 'form')}
        items={[
          { key: 'form', label: say('form') },
          { key: 'text', label: say('text') },
        ]}
      />
      {tab === 'form' ? (
        <Fields
          {...good.current}
          former={scheme.fields}
          changes={given.changes}
          findings={findings}
          onChange={setChanges}
        />
      ) : (
        <TextOf
          text={Object.keys(given.changes).length > 0 ? (draft.data?.yaml ?? given.text) : given.text}
          at={at}
          onChange={setText}
        />
      )}
      <section className="panel" aria-label={say('changed')}>
        <h2>{say('changed')}</h2>
        {draft.data === undefined ? null : (
          <SideBySide
            lines={draft.data.changes}
            left={say('editionInForce')}
            right={say('draft')}
            label={say('changed')}
          />
        )}
      </section>
      <div className="rules-do no-print">
        <Button type="primary" disabled={!dirty || isChecking} onClick={() => setIssuing(true)}>
          {say('issue')}
        </Button>
        <Trial yaml={draft.data?.ok === true ? draft.data.yaml : undefined} />
        <Button onClick={stop}>{say('stop')}</Button>
        <span className="soft">{say('issueHint')}</span>
      </div>
      {issuing && draft.data !== undefined ? (
        <Issue id={scheme.id} after={scheme.newest} yaml={draft.data.yaml} onClose={() => setIssuing(false)} />
      ) : null}
    </>
  )
}

interface Given {
  readonly text: string
  readonly changes: Changes
}

/** The draft as it was given last, and what the server says of it after a pause. */
function useDraft({ id, yaml, fields }: SchemeOf) {
  const [given, setGiven] = useState<Given>({ text: yaml, changes: {} })
  const [asked, setAsked] = useState(given)
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(given), PAUSE)
    return () => window.clearTimeout(timer)
  }, [given])
  const draft = useQuery({
    queryKey: ['draft', id, asked],
    queryFn: ({ signal }) => {
      const changes = Object.entries(asked.changes).map(([path, value]) => ({ path, value }))
      return ask(
        api.POST('/api/policy/schemes/{id}/draft', {
          params: { path: { id } },
          body: { yaml: asked.text, changes },
          signal,
        }),
      )
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return {
    draft,
    given,
    setChanges: (changes: Changes) =>
      setGiven(({ text }) => ({ text, changes: onlyOther(changes, text === yaml ? fields : []) })),
    setText: (text: string) => setGiven({ text, changes: {} }),
    isChecking: asked !== given || draft.isFetching,
  }
}

/** A value set back to what it was is no change. */
function onlyOther(changes: Changes, fields: SchemeOf['fields']): Changes {
  const was = new Map(fields.map(({ path, value }) => [path, value]))
  return Object.fromEntries(Object.entries(changes).filter(([path, value]) => value !== was.get(path)))
}
