// Store · migration 3: who sees and writes which rows, by row-level security. Two roles own nothing: one reads, one appends.

const rows = (table: string, sees: string, writes = 'false'): string => `
alter table ${table} enable row level security;
create policy reads on ${table} for select to wanmu_read using (${sees});
create policy reads_to_write on ${table} for select to wanmu_write using (${sees});
create policy writes on ${table} for insert to wanmu_write with check (${writes});
create policy changes on ${table} for update to wanmu_write using (${writes}) with check (${writes});
create policy removes on ${table} for delete to wanmu_write using (${writes});`

const SIGNED_IN = '(select hat()) is not null'
const hat = (...roles: string[]): string => `(select hat()) in (${roles.map((role) => `'${role}'`).join(', ')})`
/** Of a row with a reporting unit and an owning department. */
const MINE = '(select sees_all()) or unit = any ((select my_units())::text[])'
const OWNED = `${MINE} or owner = any ((select my_departments())::text[])`
/** Those who have a hand in a return, each in their own rows. */
const WORKING = `${hat('rule-keeper', 'reviewer', 'filer', 'owner-department')} and (${OWNED})`

export const WHOSE_ROWS = `
do $$ begin
  create role wanmu_read nologin;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  create role wanmu_write nologin;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  execute format('grant wanmu_read, wanmu_write to %I', current_user);
exception when others then null; end $$;

-- What the person holds now in the role chosen for this transaction; nothing when the person does not hold it.
create function held() returns setof grants language sql stable security definer set search_path = wanmu, pg_temp as $$
  select g.* from grants g join people p on p.id = g.person
  where g.person = current_setting('wanmu.person', true) and g.role = current_setting('wanmu.role', true) and p.active
    and (g.valid_to is null or g.valid_to > now())
$$;
create function hat() returns text language sql stable security definer set search_path = wanmu, pg_temp as $$
  select role from held() limit 1
$$;
-- Nobody, unless the role chosen is held.
create function me() returns text language sql stable security definer set search_path = wanmu, pg_temp as $$
  select person from held() limit 1
$$;
create function sees_all() returns boolean language sql stable security definer set search_path = wanmu, pg_temp as $$
  select exists (
    select from held() where role in ('rule-keeper', 'reviewer', 'leader', 'supervisor', 'auditor') and unit is null
  )
$$;
create function my_units() returns text[] language sql stable security definer set search_path = wanmu, pg_temp as $$
  with recursive mine (code) as (
    select unit from held() where unit is not null and role in ('rule-keeper', 'reviewer', 'filer', 'leader', 'supervisor', 'auditor')
    union
    select next.code from mine cross join lateral (
      select code from units where parent = mine.code
      union all
      select from_code from unit_successions where to_code = mine.code
    ) next
  )
  select coalesce(array_agg(code), '{}') from mine
$$;
create function my_departments() returns text[] language sql stable security definer set search_path = wanmu, pg_temp as $$
  select coalesce(array_agg(department), '{}') from held() where department is not null
$$;
create function my_enterprises() returns text[] language sql stable security definer set search_path = wanmu, pg_temp as $$
  select coalesce(array_agg(enterprise), '{}') from held() where enterprise is not null
$$;
create function is_staff() returns boolean language sql stable security definer set search_path = wanmu, pg_temp as $$
  select coalesce(hat() not in ('enterprise', 'system-admin'), false)
$$;

revoke execute on function take_chain(text) from public;
grant execute on function take_chain(text) to wanmu_write;
grant usage on schema wanmu to wanmu_read, wanmu_write;
grant select on units, unit_successions, subjects, indicators, people, grants, chains, acts, returns, figures, evaluations,
  objections, versions to wanmu_read, wanmu_write;
grant insert on acts, versions, units, unit_successions, subjects, indicators to wanmu_write;
grant insert, update on people, grants, returns, evaluations, objections to wanmu_write;
grant insert, update, delete on figures to wanmu_write;
${rows('units', SIGNED_IN, hat('rule-keeper'))}
${rows('unit_successions', SIGNED_IN, hat('rule-keeper'))}
${rows('indicators', SIGNED_IN, hat('rule-keeper'))}
${rows('chains', SIGNED_IN)}
${rows('people', `id = (select me()) or (select is_staff()) or ${hat('system-admin')}`, hat('system-admin'))}
${rows('grants', `person = (select me()) or ${hat('system-admin', 'auditor')}`, hat('system-admin'))}
${rows(
  'subjects',
  `(kind = 'platform' and ${SIGNED_IN}) or ${MINE} or ${hat('owner-department')}
   or (kind = 'enterprise' and id = any ((select my_enterprises())::text[]))`,
  hat('rule-keeper', 'owner-department'),
)}
${rows('returns', OWNED, WORKING)}
${rows(
  'figures',
  `${OWNED} or (subject_kind = 'enterprise' and subject_id = any ((select my_enterprises())::text[]))`,
  WORKING,
)}
${rows(
  'evaluations',
  `(select is_staff())
   or (${hat('enterprise')} and standing in ('in-publicity', 'objections-decided', 'final', 'published'))`,
  SIGNED_IN,
)}
${rows(
  'objections',
  `(select sees_all()) or by = (select me())
   or (about_kind = 'enterprise' and about_id = any ((select my_enterprises())::text[]))
   or ((select is_staff()) and (about_kind, about_id) in (select kind, id from subjects))`,
  SIGNED_IN,
)}
${rows('versions', SIGNED_IN, hat('rule-keeper'))}
${rows(
  'acts',
  `actor = (select me()) or ${hat('auditor')}
   or (subject_kind = 'return' and subject_id in (select id from returns))
   or (subject_kind = 'evaluation' and (select is_staff()) and (
     kind not in ('object', 'accept', 'reject', 'amend')
     or (subject_id, coalesce(payload ->> 'id', payload ->> 'objection')) in (select evaluation, id from objections)
   ))
   or (subject_kind = 'person' and ${hat('system-admin', 'rule-keeper')})
   or (subject_kind = 'register' and ((select is_staff()) or ${hat('system-admin')}))`,
  `actor = (select me()) and role = (select hat()) and (subject_kind <> 'return' or subject_id in (select id from returns))`,
)}
-- While an act on an evaluation is admitted, all its acts are folded, whoever acts; nothing of them is handed out.
create policy folds on acts for select to wanmu_write using (subject_kind = 'evaluation' and ${SIGNED_IN});
create policy folds on evaluations for select to wanmu_write using (${SIGNED_IN});
create policy folds on objections for select to wanmu_write using (${SIGNED_IN});
`
