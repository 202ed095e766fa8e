// Web · audit: the acts and the door, each a long list under filters kept in the address.
import { getRouteApi } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { ActDrawer } from './act-drawer.tsx'
import { Acts } from './acts.tsx'
import { DoorLog } from './door-log.tsx'
import { VerifyChain } from './verify-chain.tsx'
import { useWords } from './words.ts'
import './audit.css'

const here = getRouteApi('/shell/audit')

export function Audit() {
  const say = useWords()
  const { list = 'acts', act } = here.useSearch()
  const navigate = here.useNavigate()
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <span className="grow" />
        <VerifyChain />
      </div>
      <Tabs
        activeKey={list}
        onChange={(key) => void navigate({ search: key === 'door' ? { list: 'door' } : {} })}
        items={[
          { key: 'acts', label: say('acts') },
          { key: 'door', label: say('door') },
        ]}
      />
      {list === 'door' ? <DoorLog /> : <Acts />}
      {act === undefined ? null : <ActDrawer seq={act} />}
    </>
  )
}
