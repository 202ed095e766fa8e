// Kernel · the roles in which people act. Which role may do what stands in the tables of each record.

export const ROLES = [
  'system-admin',
  'rule-keeper',
  'reviewer',
  'owner-department',
  'filer',
  'supervisor',
  'leader',
  'enterprise',
  'auditor',
] as const

export type Role = (typeof ROLES)[number]
