// Web · which of the roles held is acted in; what was read in another is asked anew.
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Select } from 'antd'
import { keepRole } from '../api/role.ts'
import { type Held, roleOf, useSession } from '../api/session.ts'
import { useUnitName } from '../parts/unit-names.ts'
import { useRoleName, useShellWords } from './shell-words.ts'

export function ChooseRole() {
  const session = useSession()
  const say = useShellWords()
  const roleName = useRoleName()
  const unitName = useUnitName()
  const nameOf = ({ unit, role }: Held) =>
    [unit === null ? '' : unitName(unit), roleName(role)].filter(Boolean).join(' · ')
  const known = useQueryClient()
  const router = useRouter()
  const held = [...new Map(session.roles.map((one) => [one.role, one])).values()]
  const role = roleOf(session)
  const one = held.find((each) => each.role === role)
  if (held.length < 2) return <span className="shell-role soft">{one === undefined ? '' : nameOf(one)}</span>
  const choose = async (next: string) => {
    keepRole(next)
    await known.invalidateQueries()
    await router.invalidate()
  }
  return (
    <Select
      aria-label={say('role')}
      variant="borderless"
      value={role}
      options={held.map((each) => ({
        value: each.role,
        label: nameOf(each),
      }))}
      onChange={(next) => void choose(next)}
      popupMatchSelectWidth={false}
    />
  )
}
