// Store · migration 19: a succession and a publicity hold from their day on, not from the day on which they were recorded; a unit answers to whom it belongs now.
const SHOWN = `standing in ('in-publicity', 'objections-decided', 'final', 'published') and (publicity_from is null or publicity_from <= our_day())`

export const FROM_THEIR_DAY = `
create function our_day() returns date language sql stable set search_path = wanmu, pg_temp as $$
  select (coalesce(nullif(current_setting('wanmu.now', true), '')::timestamptz, now()) at time zone 'Asia/Shanghai')::date
$$;

create or replace function my_units() returns text[] language sql stable security definer set search_path = wanmu, pg_temp as $$
  with recursive standing (code, parent) as (
    select distinct on (code) code, parent from units where valid_from <= our_day() order by code, valid_from desc, act desc
  ), mine (code) as (
    select unit from held() where unit is not null and role in ('rule-keeper', 'reviewer', 'filer', 'leader', 'supervisor', 'auditor')
    union
    select next.code from mine cross join lateral (
      select code from standing where parent = mine.code
      union all
      select from_code from unit_successions where to_code = mine.code and day <= our_day()
    ) next
  )
  select coalesce(array_agg(code), '{}') from mine
$$;

create or replace function is_shown(wanted text, wanted_version integer) returns boolean
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select exists (select from versions where evaluation = wanted and version = wanted_version) or exists (
    select from evaluations where id = wanted and version = wanted_version and ${SHOWN}
  )
$$;
create or replace function shown_versions() returns table (evaluation text, version integer)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select evaluation, version from versions
  union
  select id, version from evaluations where ${SHOWN}
$$;
`
