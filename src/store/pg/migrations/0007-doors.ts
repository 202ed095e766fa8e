// Store · migration 7: what the doors ask for: results in any order, the public list for anyone, keys of long work, contested figures told to who filed them.

export const DOORS = `
-- A long errand under the same key is begun once.
alter table jobs add column key text;
create unique index jobs_key on jobs (person, key);

create index results_name on results (evaluation, version, name, id);
create index results_total on results (evaluation, version, total desc nulls last, id);
create index results_grade on results (evaluation, version, grade, id);
create index results_unit on results (evaluation, version, unit, id);
create index subjects_industry on subjects (kind, (facts ->> 'industry'));

-- Once for a question, not once for a row.
create function shown_versions() returns table (evaluation text, version integer)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select evaluation, version from versions
  union
  select id, version from evaluations where standing in ('in-publicity', 'objections-decided', 'final', 'published')
$$;
drop policy reads on results;
create policy reads on results for select to wanmu_read using (
  ((select sees_all()) or unit = any ((select my_units())::text[]) or (select hat()) = 'owner-department'
    or (subject_kind = 'enterprise' and id = any ((select my_enterprises())::text[])))
  and ((select hat()) not in ('filer', 'enterprise') or (evaluation, version) in (select s.evaluation, s.version from shown_versions() s))
);

-- For anyone, signed in or not: which results are shown, and the grades in them; no figure, no total, no rank.
create function public_evaluations()
returns table (id text, scheme text, period text, scope_kind text, version integer, standing text, publicity_from date, publicity_until date, published timestamptz)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select distinct on (e.id) e.id, e.scheme, e.period, e.scope_kind, s.version,
    case when s.version = e.version then e.standing else 'published' end,
    case when s.version = e.version then e.publicity_from end, case when s.version = e.version then e.publicity_until end, v.at
  from shown_versions() s join evaluations e on e.id = s.evaluation
  left join versions v on v.evaluation = s.evaluation and v.version = s.version
  order by e.id, s.version desc
$$;
create function public_grades(wanted text, wanted_version integer)
returns table (id text, name text, unit text, pool text, grade text)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select id, name, unit, pool, grade from results
  where evaluation = wanted and version = wanted_version and is_shown(wanted, wanted_version)
$$;
create function unit_names() returns table (code text, name text)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select distinct on (code) code, name from units where valid_from <= current_date order by code, valid_from desc, act desc
$$;

-- Whoever files for a platform sees what others filed about it: that a figure is there already is known before it is filed again.
create policy own_platforms on figures for select to wanmu_read using (
  (select hat()) = 'filer' and subject_kind = 'platform'
  and subject_id in (select s.id from subjects s where s.kind = 'platform' and s.unit = any ((select my_units())::text[]))
);
create policy own_platforms_to_write on figures for select to wanmu_write using (
  (select hat()) = 'filer' and subject_kind = 'platform'
  and subject_id in (select s.id from subjects s where s.kind = 'platform' and s.unit = any ((select my_units())::text[]))
);

-- Figures in force that another return says should be others.
create table contests (
  return_id text not null, cell text not null, about_return text not null, about_cell text not null, about_act text not null,
  value double precision, why text not null, by text not null,
  primary key (return_id, cell)
);
create index contests_about on contests (about_return);
insert into contests
  select r.id, a.cell, a.answer -> 'figure' ->> 'return', a.answer -> 'figure' ->> 'cell', a.answer -> 'figure' ->> 'act',
    (a.answer ->> 'value')::double precision, coalesce(a.answer ->> 'why', ''), r.filed_by
  from returns r cross join lateral (
    select distinct on (one.key) one.key as cell, one.value as answer
    from acts, lateral jsonb_each(case when jsonb_typeof(payload -> 'answers') = 'object' then payload -> 'answers' else '{}'::jsonb end) one
    where subject_kind = 'return' and subject_id = r.id and kind = 'draft' order by one.key, seq desc
  ) a where a.answer ->> 'is' = 'contested' and r.standing <> 'drafted';
alter table contests enable row level security;
grant select on contests to wanmu_read;
grant select, insert, update, delete on contests to wanmu_write;
create policy reads on contests for select to wanmu_read
  using (return_id in (select id from returns) or about_return in (select id from returns));
create policy reads_to_write on contests for select to wanmu_write using (return_id in (select id from returns));
create policy writes on contests for insert to wanmu_write with check (return_id in (select id from returns));
create policy changes on contests for update to wanmu_write
  using (return_id in (select id from returns)) with check (return_id in (select id from returns));
create policy removes on contests for delete to wanmu_write using (return_id in (select id from returns));
`
