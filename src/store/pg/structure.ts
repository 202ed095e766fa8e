// Store · the structure that keeps people out, as it stands in a database: functions, triggers, rules, row-level security and its
// policies, views, and what the two roles and everybody may do. By name, each with its marks as the catalog calls them.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import { plainExpression } from './plain-expression.ts'
import type { Tables } from './tables.ts'

/** What is compared of one thing, as canonical texts by the name of the mark: `prosrc`, `relrowsecurity`. */
export type Marks = Readonly<Record<string, string>>
/** By `function sees_all()`, `policy figures reads`, `grants figures wanmu_read`. */
export type Structure = ReadonlyMap<string, Marks>

interface Row {
  readonly kind: string
  readonly schema: string
  readonly name: string
  /** Follows the name as it is: arguments, a column. */
  readonly tail: string
  /** What belongs to the named: a policy, a trigger, a role. */
  readonly part: string
  readonly marks: Readonly<Record<string, Json>>
}

/** As it is at one moment; in the transaction given, if one is given. */
export const listStructure = (db: Kysely<Tables>): Promise<Structure> =>
  db.isTransaction
    ? list(db)
    : db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(list)

async function list(db: Kysely<Tables>): Promise<Structure> {
  const before = await sql<{ path: string }>`select pg_catalog.current_setting('search_path') as path`.execute(db)
  // Whatever was put into our schemas, it does not answer in place of the catalog.
  await search(db, 'pg_catalog')
  const structure = new Map<string, Marks>()
  for (const query of [functions, triggers, rules, relations, policies, grants, roles]) {
    const { rows } = await query.execute(db)
    for (const row of rows) structure.set(nameOf(row), marksOf(row))
  }
  await search(db, before.rows[0]?.path ?? 'wanmu')
  return structure
}

const search = (db: Kysely<Tables>, path: string) =>
  sql`select pg_catalog.set_config('search_path', ${path}, true)`.execute(db)

/** Quoted here and not by the server: its versions differ in which words they quote. */
const quoted = (name: string): string => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : JSON.stringify(name))

function nameOf({ kind, schema, name, tail, part }: Row): string {
  const within = schema === '' || schema === 'wanmu' ? '' : `${quoted(schema)}.`
  return `${kind} ${within}${quoted(name)}${tail}${part === '' ? '' : ` ${quoted(part)}`}`
}

/** Written out by PostgreSQL from what it parsed. */
const EXPRESSIONS: readonly string[] = ['polqual', 'polwithcheck', 'tgdef', 'ruledef', 'viewdef']

const marksOf = ({ marks }: Row): Marks =>
  Object.fromEntries(
    Object.entries(marks).map(([mark, value]) => [
      mark,
      EXPRESSIONS.includes(mark) && typeof value === 'string' ? plainExpression(value) : canonicalJson(value),
    ]),
  )

const OURS = sql`n.nspname in ('wanmu', 'wanmu_sign_in')`
/** Tables in which the running of migrations is noted. */
const NOT_KYSELY = sql`c.relname not in ('kysely_migration', 'kysely_migration_lock')`

const ARGUMENTS = sql`'(' || pg_get_function_identity_arguments(p.oid) || ')'`

const functions: RawBuilder<Row> = sql`
  select 'function' as kind, n.nspname as schema, p.proname as name, ${ARGUMENTS} as tail, '' as part, jsonb_build_object(
    'prosrc', p.prosrc, 'prosqlbody', p.prosqlbody is not null, 'language', l.lanname, 'prosecdef', p.prosecdef,
    'proconfig', p.proconfig, 'result', pg_get_function_result(p.oid), 'arguments', pg_get_function_arguments(p.oid),
    'provolatile', p.provolatile, 'proisstrict', p.proisstrict, 'proleakproof', p.proleakproof, 'prokind', p.prokind
  ) as marks
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang where ${OURS}`

const triggers: RawBuilder<Row> = sql`
  select 'trigger' as kind, n.nspname as schema, c.relname as name, '' as tail, t.tgname as part, jsonb_build_object(
    'tgenabled', t.tgenabled, 'tgtype', t.tgtype, 'tgfoid', (
      select f.nspname || '.' || p.proname from pg_proc p join pg_namespace f on f.oid = p.pronamespace where p.oid = t.tgfoid
    ), 'tgdef', pg_get_triggerdef(t.oid)
  ) as marks
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and ${NOT_KYSELY} and not t.tgisinternal`

const rules: RawBuilder<Row> = sql`
  select 'rule' as kind, n.nspname as schema, c.relname as name, '' as tail, r.rulename as part, jsonb_build_object(
    'ev_enabled', r.ev_enabled, 'ruledef', pg_get_ruledef(r.oid)
  ) as marks
  from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and ${NOT_KYSELY} and r.rulename <> '_RETURN'`

const relations: RawBuilder<Row> = sql`
  select case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind, n.nspname as schema, c.relname as name,
    '' as tail, '' as part, jsonb_build_object(
    'relkind', c.relkind, 'relrowsecurity', c.relrowsecurity, 'relforcerowsecurity', c.relforcerowsecurity,
    'reloptions', case when c.relkind in ('v', 'm') then c.reloptions end,
    'viewdef', case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end
  ) as marks
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and ${NOT_KYSELY} and c.relkind in ('r', 'p', 'f', 'v', 'm')`

const policies: RawBuilder<Row> = sql`
  select 'policy' as kind, n.nspname as schema, c.relname as name, '' as tail, o.polname as part, jsonb_build_object(
    'polcmd', o.polcmd, 'polpermissive', o.polpermissive, 'polroles', (
      select jsonb_agg(coalesce(r.rolname, 'public') order by r.rolname)
      from unnest(o.polroles) as given(role) left join pg_roles r on r.oid = given.role
    ), 'polqual', pg_get_expr(o.polqual, o.polrelid), 'polwithcheck', pg_get_expr(o.polwithcheck, o.polrelid)
  ) as marks
  from pg_policy o join pg_class c on c.oid = o.polrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and ${NOT_KYSELY}`

/** To whom the rights are looked at: the owner's own and those of accounts made by whoever keeps the server are not ours to say. */
const grants: RawBuilder<Row> = sql`
  with held (kind, schema, name, tail, acl) as (
    select 'grants schema', '', n.nspname::text, '', coalesce(n.nspacl, acldefault('n', n.nspowner)) from pg_namespace n where ${OURS}
    union all
    select 'grants', n.nspname, c.relname, '',
      coalesce(c.relacl, acldefault((case when c.relkind = 'S' then 's' else 'r' end)::"char", c.relowner))
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and ${NOT_KYSELY} and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
    union all
    select 'grants', n.nspname, c.relname, ' (' || a.attname || ')', a.attacl
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and ${NOT_KYSELY} and not a.attisdropped and a.attacl is not null
    union all
    select 'grants', n.nspname, p.proname, ${ARGUMENTS}, coalesce(p.proacl, acldefault('f', p.proowner))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS}
  )
  select h.kind, h.schema, h.name, h.tail, coalesce(r.rolname, 'public') as part, jsonb_build_object('acl', jsonb_agg(distinct
    one.privilege_type || case when one.is_grantable then ' with grant option' else '' end)) as marks
  from held h cross join lateral aclexplode(h.acl) one left join pg_roles r on r.oid = one.grantee
  where one.grantee = 0 or r.rolname in ('wanmu_read', 'wanmu_write')
  group by h.kind, h.schema, h.name, h.tail, r.rolname`

const roles: RawBuilder<Row> = sql`
  select 'role' as kind, '' as schema, r.rolname as name, '' as tail, '' as part, jsonb_build_object(
    'rolsuper', r.rolsuper, 'rolbypassrls', r.rolbypassrls, 'member of', (
      select jsonb_agg(distinct g.rolname) from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid
    )
  ) as marks
  from pg_roles r where r.rolname in ('wanmu_read', 'wanmu_write')`
