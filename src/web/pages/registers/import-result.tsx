// Web · how a check or an import goes, what it brought or would bring, and what is wrong in the file, in words.
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { Fault, FindingList } from '../../parts/fault.tsx'
import { isRunning, type Job, useJob } from '../../parts/job.ts'
import { JobGoing } from '../../parts/job-going.tsx'
import { useJobWords } from '../../parts/job-words.ts'
import { formatNumber } from '../../parts/number.tsx'
import { useImportWords } from './import-words.ts'
import type { Importable } from './kinds.ts'

const COUNTS = ['added', 'changed', 'ended', 'same'] as const

interface Props {
  readonly id: string
  readonly title: string
  readonly what: Importable
}

export function ImportResult({ id, title, what }: Props) {
  const job = useJob(id)
  const known = useQueryClient()
  const standing = job.data?.standing
  useEffect(() => {
    if (standing === 'done') void known.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'job' })
  }, [standing, known])
  if (job.isError) return <Fault error={job.error} />
  return (
    <section className="panel" aria-label={title} aria-live="polite">
      <h2>{title}</h2>
      {job.data === undefined || isRunning(job.data) ? (
        <JobGoing id={id} job={job.data} />
      ) : (
        <Ended job={job.data} what={what} />
      )}
    </section>
  )
}

function Ended({ job, what }: { readonly job: Job; readonly what: Importable }) {
  const say = useImportWords()
  const jobWord = useJobWords()
  const { standing, findings, findings_total: all, told } = job
  const isDone = standing === 'done'
  const isDry = told['dry'] === 1
  const title = isDone ? say(isDry ? 'fine' : 'done') : standing === 'refused' ? say('mend') : jobWord(standing)
  return (
    <>
      <Alert type={isDone ? 'success' : 'error'} showIcon role="status" title={title} />
      {told['added'] === undefined ? null : (
        <dl className="import-counts">
          {COUNTS.map((key) => (
            <div key={key}>
              <dt className="soft">{say(key)}</dt>
              <dd>{formatNumber(Number(told[key] ?? 0))}</dd>
            </div>
          ))}
        </dl>
      )}
      {findings.length === 0 ? null : (
        <>
          {isDone ? <p className="soft">{say('notes', { count: formatNumber(all) })}</p> : null}
          <FindingList of={findings} />
          {all > findings.length ? <p>{say('more', { count: formatNumber(all - findings.length) })}</p> : null}
        </>
      )}
      <div className="import-do">
        {told['marked'] === undefined ? null : (
          <Button href={`/api/jobs/${encodeURIComponent(job.id)}/marked`} download>
            {say('marked')}
          </Button>
        )}
        {!isDone || isDry || what === 'tenure' || what === 'boundary' ? null : (
          <Link to="/registers" search={{ register: what }}>
            {say('see')}
          </Link>
        )}
      </div>
    </>
  )
}
