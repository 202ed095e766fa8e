// Web · all pages: one line each. A page's folder says its address, its place in the menu and who finds it there.
import { accountRoute } from '../pages/account/route.ts'
import { auditNav, auditRoute } from '../pages/audit/route.tsx'
import { cockpitNav, cockpitRoute } from '../pages/cockpit/route.tsx'
import { enterpriseNav, enterpriseRoute } from '../pages/enterprise/route.tsx'
import { evaluationRoute, evaluationsNav, evaluationsRoute } from '../pages/evaluations/route.tsx'
import { explainRoute } from '../pages/explain/route.tsx'
import { inboxNav, inboxRoute } from '../pages/inbox/route.tsx'
import { mapNav, mapRoute } from '../pages/map/route.tsx'
import { peopleNav, peopleRoute } from '../pages/people/route.tsx'
import { publicNav } from '../pages/public/route.tsx'
import { rankingNav, rankingRoute } from '../pages/ranking/route.tsx'
import { importRoute, registersNav, registersRoute, subjectRoute } from '../pages/registers/route.tsx'
import { returnRoute, returnsNav, returnsRoute } from '../pages/returns/route.tsx'
import { rulesNav, rulesRoute, schemeRoute } from '../pages/rules/route.tsx'
import type { NavEntry } from './nav.ts'

/** In the order of the menu. */
export const navEntries: readonly NavEntry[] = [
  enterpriseNav,
  cockpitNav,
  rankingNav,
  mapNav,
  inboxNav,
  returnsNav,
  evaluationsNav,
  rulesNav,
  registersNav,
  peopleNav,
  publicNav,
  auditNav,
]

/** Pages inside the frame. */
export const pageRoutes = [
  enterpriseRoute,
  cockpitRoute,
  rankingRoute,
  mapRoute,
  explainRoute,
  inboxRoute,
  returnsRoute,
  returnRoute,
  evaluationsRoute,
  evaluationRoute,
  rulesRoute,
  schemeRoute,
  registersRoute,
  subjectRoute,
  importRoute,
  peopleRoute,
  auditRoute,
  accountRoute,
] as const
