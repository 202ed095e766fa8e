// Web · one account: the roles held and once held, what may be done with it, and the ways to what it did.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Drawer, Empty, Grid } from 'antd'
import { useState } from 'react'
import { useSession } from '../../api/session.ts'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { formatDay } from '../../parts/number.tsx'
import { dayAt } from '../../parts/today.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { AccountActs } from './account-acts.tsx'
import { Grant } from './grant.tsx'
import { type Held, type PersonOf, readPeople, useHeldName } from './person.ts'
import { Revoke } from './revoke.tsx'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/people')

export function PersonDrawer({ id }: { readonly id: string }) {
  const say = useWords()
  const wide = Grid.useBreakpoint().sm
  const navigate = here.useNavigate()
  const found = useQuery({
    queryKey: ['person', id],
    queryFn: async ({ signal }) =>
      (await readPeople({ search: id, limit: 1000 }, signal)).items.find((one) => one.id === id) ?? null,
  })
  const one = found.data
  return (
    <Drawer
      open
      size={wide === false ? '100%' : 560}
      title={one === null || one === undefined ? id : `${one.name} · ${id}`}
      onClose={() => void navigate({ search: ({ person: _, ...rest }) => rest })}
    >
      {found.isError ? <Fault error={found.error} reset={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {one === null ? <Empty description={say('noPerson')} /> : null}
      {one === null || one === undefined ? null : <Account one={one} />}
    </Drawer>
  )
}

function Account({ one }: { readonly one: PersonOf }) {
  const say = useWords()
  const isOwn = useSession().person === one.id
  const held = one.roles.filter(({ to }) => to === null)
  const former = one.roles.filter(({ to }) => to !== null)
  return (
    <div className="person">
      {one.active ? null : <Alert type="warning" showIcon title={say('closed')} />}
      {isOwn ? <Alert type="info" showIcon title={say('own')} /> : null}
      <section aria-label={say('held')}>
        <h2>{say('held')}</h2>
        {held.length === 0 ? <p className="soft">{say('none')}</p> : null}
        <ul className="person-roles">
          {held.map((role) => (
            <HeldRole key={keyOf(role)} person={one.id} held={role} mayRevoke={one.active && !isOwn} />
          ))}
        </ul>
        {one.active && !isOwn ? <Grant person={one.id} /> : null}
      </section>
      {former.length === 0 ? null : <Former roles={former} />}
      {isOwn ? null : <AccountActs one={one} />}
      <p className="person-links">
        <Link to="/audit" search={{ list: 'door', person: one.id }}>
          {say('door')}
        </Link>
        <Link to="/audit" search={{ kind: 'person', id: one.id }}>
          {say('acts')}
        </Link>
      </p>
    </div>
  )
}

const keyOf = ({ role, unit, department, enterprise, from }: Held): string =>
  [role, unit, department, enterprise, from].join(' ')

interface HeldProps {
  readonly person: string
  readonly held: Held
  readonly mayRevoke: boolean
}

function HeldRole({ person, held, mayRevoke }: HeldProps) {
  const say = useWords()
  const language = useLanguage()
  const nameOf = useHeldName()
  const [revoking, setRevoking] = useState(false)
  return (
    <li>
      <span className="person-role">
        {nameOf(held)} <span className="soft">{say('since', { day: formatDay(dayAt(held.from), language) })}</span>
      </span>
      {mayRevoke ? (
        <Button size="small" onClick={() => setRevoking(true)}>
          {say('revoke')}
        </Button>
      ) : null}
      {revoking ? <Revoke person={person} held={held} onClose={() => setRevoking(false)} /> : null}
    </li>
  )
}

function Former({ roles }: { readonly roles: readonly Held[] }) {
  const say = useWords()
  const language = useLanguage()
  const nameOf = useHeldName()
  return (
    <section aria-label={say('former')}>
      <h2>{say('former')}</h2>
      <ul className="person-roles">
        {roles.map((held) => (
          <li key={keyOf(held)}>
            <span className="person-role">
              {nameOf(held)}{' '}
              <span className="soft">
                {say('span', {
                  from: formatDay(dayAt(held.from), language),
                  to: formatDay(dayAt(held.to), language),
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
