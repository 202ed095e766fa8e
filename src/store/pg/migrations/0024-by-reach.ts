// Store · migration 24: what a role reaches is asked without a function within a function, and pages of it lie together in an index; whether one return is in sight is looked up, not found in a list of all.

/** What the person holds now in the role chosen; said where it is asked, because a function within a function is planned and run for itself. */
const HELD = `grants g join people p on p.id = g.person
  where g.person = current_setting('wanmu.person', true) and g.role = current_setting('wanmu.role', true) and p.active
    and g.valid_to is null`

const told = (name: string, type: string, body: string): string => `
create or replace function ${name}() returns ${type} language sql stable security definer set search_path = wanmu, pg_temp as $$
  ${body}
$$;`

/** By its key, row by row: without `offset` the database makes a list of all returns in sight first, twenty thousand of them in a city after some years. */
const visible = (id: string): string => `exists (select from returns r where r.id = ${id} offset 0)`

const ACTS = `actor = (select me()) or (select hat()) = 'auditor'
   or (subject_kind = 'return' and ${visible('acts.subject_id')})
   or (subject_kind = 'evaluation' and (select is_staff()) and (
     kind not in ('object', 'accept', 'reject', 'amend')
     or (subject_id, coalesce(payload ->> 'id', payload ->> 'objection')) in (select evaluation, id from objections)
   ))
   or (subject_kind = 'person' and (select hat()) in ('system-admin', 'rule-keeper'))
   or (subject_kind = 'register' and ((select is_staff()) or (select hat()) = 'system-admin'))`

export const BY_REACH = `
${told('hat', 'text', `select g.role from ${HELD} limit 1`)}
${told('me', 'text', `select g.person from ${HELD} limit 1`)}
${told(
  'sees_all',
  'boolean',
  `select exists (select from ${HELD} and g.unit is null and g.role in ('rule-keeper', 'reviewer', 'leader', 'supervisor', 'auditor'))`,
)}
${told('is_staff', 'boolean', `select exists (select from ${HELD} and g.role not in ('enterprise', 'system-admin'))`)}
${told(
  'my_departments',
  'text[]',
  `select coalesce(array_agg(g.department), '{}') from ${HELD} and g.department is not null`,
)}
${told(
  'my_enterprises',
  'text[]',
  `select coalesce(array_agg(g.enterprise), '{}') from ${HELD} and g.enterprise is not null`,
)}
${told(
  'my_units',
  'text[]',
  `with recursive standing (code, parent) as (
    select distinct on (code) code, parent from units where valid_from <= our_day() order by code, valid_from desc, act desc
  ), mine (code) as (
    select g.unit from ${HELD} and g.unit is not null and g.role in ('rule-keeper', 'reviewer', 'filer', 'leader', 'supervisor', 'auditor')
    union
    select next.code from mine cross join lateral (
      select code from standing where parent = mine.code
      union all
      select from_code from unit_successions where to_code = mine.code and day <= our_day()
    ) next
  )
  select coalesce(array_agg(code), '{}') from mine`,
)}

drop function held();

create index figures_page_indicator_unit on figures (indicator, period, unit, return_id, cell);
create index results_unit_rank on results (evaluation, version, unit, rank, id);
drop index subjects_unit;
create index subjects_unit on subjects (unit, kind, id, valid_from desc, act desc);

alter policy reads on acts using (${ACTS});
alter policy reads_to_write on acts using (${ACTS});
alter policy writes on acts with check (
  actor = (select me()) and role = (select hat()) and (subject_kind <> 'return' or ${visible('acts.subject_id')})
);
alter policy reads on contests using (${visible('contests.return_id')} or ${visible('contests.about_return')});
alter policy reads_to_write on contests using (${visible('contests.return_id')});
alter policy writes on contests with check (${visible('contests.return_id')});
alter policy changes on contests using (${visible('contests.return_id')}) with check (${visible('contests.return_id')});
alter policy removes on contests using (${visible('contests.return_id')});
`
