// App · who may bring rows into any register at all: asked before a large file is read.
import type { Finding } from '../kernel/finding.ts'
import type { Role } from '../kernel/role.ts'
import { refuseStep } from '../record/refuse.ts'
import { REGISTER_STEPS } from '../record/registers/register.ts'

const IMPORTERS = [...new Set(Object.values(REGISTER_STEPS).flatMap(({ kept }) => kept?.import?.by ?? []))]

export const refuseImporter = (role: Role): readonly Finding[] => refuseStep('kept', 'import', role, IMPORTERS)
