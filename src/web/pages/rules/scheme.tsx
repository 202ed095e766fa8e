// Web · one scheme: as a tree with its weights, in words as for an annex, as the file; its editions; and a new one in the making.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useRole } from '../../api/session.ts'
import { useLanguage } from '../../i18n/words.ts'
import { Fault, FindingList } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { type SchemeOf, schemeQuery } from './asked.ts'
import { Edit } from './edit.tsx'
import { Editions } from './editions.tsx'
import { VIEWS } from './lists.ts'
import { SchemeTree } from './scheme-tree.tsx'
import { Trial } from './trial.tsx'
import { useWords } from './words.ts'
import './rules.css'

const here = getRouteApi('/shell/rules/schemes/$id')

export function Scheme() {
  const say = useWords()
  const { id } = here.useParams()
  const { edition } = here.useSearch()
  const found = useQuery(schemeQuery(id, edition))
  return (
    <div className="rules">
      <Link to="/rules" search={{ tab: 'schemes' }} className="soft no-print">
        {say('back')}
      </Link>
      {found.isError ? <Fault error={found.error} reset={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data === undefined ? null : <Whole scheme={found.data} />}
    </div>
  )
}

function Whole({ scheme }: { readonly scheme: SchemeOf }) {
  const say = useWords()
  const language = useLanguage()
  const role = useRole()
  const { view = 'tree', edit, edition } = here.useSearch()
  const navigate = here.useNavigate()
  const { title, n, in_force: inForce, newest, assumed } = scheme
  const keeps = role === 'rule-keeper'
  return (
    <>
      <div className="page-head">
        <h1>{title[language]}</h1>
        <span className={inForce ? 'rules-badge rules-badge-now' : 'rules-badge'}>
          {say('edition', { n })} {inForce ? say('inForce') : say('notInForce')}
        </span>
        <span className="soft">{say('assumedCount', { count: assumed })}</span>
        <span className="grow" />
        {edit === true || role === undefined || role === 'enterprise' ? null : <Trial yaml={scheme.yaml} />}
        {keeps && edit !== true ? (
          <Button type="primary" className="no-print" onClick={() => void navigate({ search: { edit: true } })}>
            {say('makeEdition')}
          </Button>
        ) : null}
        {keeps ? null : <span className="soft">{say('readOnly')}</span>}
      </div>
      {keeps && edit === true ? (
        <Edit key={newest} id={scheme.id} newest={newest} />
      ) : (
        <>
          <nav className="rules-tabs no-print" aria-label={title[language]}>
            {VIEWS.map((key) => (
              <Link
                key={key}
                from="/rules/schemes/$id"
                to="."
                search={{ ...(edition === undefined ? {} : { edition }), ...(key === 'tree' ? {} : { view: key }) }}
                activeOptions={{ exact: true }}
                aria-current={key === view ? 'page' : undefined}
              >
                {say(`view-${key}`)}
              </Link>
            ))}
          </nav>
          {scheme.findings.length === 0 ? null : (
            <Alert
              type="warning"
              showIcon
              title={say('oldFaults')}
              description={<FindingList of={scheme.findings} />}
            />
          )}
          {view === 'tree' ? (
            <SchemeTree scheme={scheme} />
          ) : view === 'words' ? (
            <section className="panel" aria-label={say('view-words')}>
              {language === 'en' ? <p className="soft">{say('inChinese')}</p> : null}
              <pre className="rules-words" lang="zh">
                {scheme.text ?? say('noWords')}
              </pre>
            </section>
          ) : view === 'file' ? (
            <section className="panel" aria-label={say('view-file')}>
              <pre className="rules-file">{scheme.yaml}</pre>
            </section>
          ) : (
            <Editions id={scheme.id} shown={n} />
          )}
        </>
      )}
    </>
  )
}
