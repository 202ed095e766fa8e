// Web · one act whole: who, when, what, why, under which clause, and its place in the chain.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Descriptions, Drawer, Empty, Input } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useRoleName } from '../../app/shell-words.ts'
import { Fault } from '../../parts/fault.tsx'
import { Day } from '../../parts/number.tsx'
import { useStepWord } from '../../parts/step-words.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { useRecordWord, useWords } from './words.ts'

const here = getRouteApi('/shell/audit')

export function ActDrawer({ seq }: { readonly seq: number }) {
  const say = useWords()
  const nameOf = useRoleName()
  const actOf = useStepWord('acts')
  const recordOf = useRecordWord()
  const navigate = here.useNavigate()
  const found = useQuery({
    queryKey: ['act', seq],
    queryFn: ({ signal }) => ask(api.GET('/api/acts', { params: { query: { seq, limit: 1 } }, signal })),
  })
  const act = found.data?.items[0]
  return (
    <Drawer
      open
      size={560}
      title={say('act', { seq })}
      onClose={() => void navigate({ search: ({ act: _, ...rest }) => rest })}
    >
      {found.isError ? <Fault error={found.error} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.isSuccess && act === undefined ? <Empty description={say('noAct')} /> : null}
      {act === undefined ? null : (
        <>
          <Descriptions
            column={1}
            size="small"
            bordered
            items={[
              { key: 'at', label: say('at'), children: <Day of={act.at} /> },
              { key: 'actor', label: say('actor'), children: `${act.actor} · ${nameOf(act.role)}` },
              { key: 'what', label: say('what'), children: actOf(act.kind) },
              {
                key: 'subject',
                label: say('subject'),
                children: (
                  <Link to="/audit" search={{ kind: act.subject.kind, id: act.subject.id }}>
                    {recordOf(act.subject.kind)} {act.subject.id}
                  </Link>
                ),
              },
              { key: 'reason', label: say('reason'), children: act.reason ?? '—' },
              { key: 'clause', label: say('clause'), children: act.clause ?? '—' },
              { key: 'chain', label: say('chain'), children: act.chain },
              { key: 'hash', label: say('hash'), children: <code className="audit-hash">{act.hash}</code> },
              { key: 'prev', label: say('prev'), children: <code className="audit-hash">{act.prev || '—'}</code> },
            ]}
          />
          <h2 className="audit-payload-head">{say('payload')}</h2>
          <Input.TextArea
            readOnly
            rows={18}
            className="audit-payload"
            aria-label={say('payload')}
            value={JSON.stringify(act.payload, null, 2)}
          />
        </>
      )}
    </Drawer>
  )
}
