// Store · migration 16: what the portal of an enterprise and the public list ask for: the day a figure was approved, names of units and what lies below them.

export const PORTAL = `
-- Whoever sees a figure knows the hash of its approval, and by it the time; nothing else of the act.
create function approved_at(wanted text) returns timestamptz
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select at from acts where hash = wanted and kind = 'approve'
$$;
-- Reporting units as they are called now, for anyone: the public list names them.
create function public_units() returns table (code text, name text, kind text, parent text)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select distinct on (code) code, name, kind, parent from units where valid_from <= current_date
  order by code, valid_from desc, act desc
$$;
-- A unit and all below it, as they ever were.
create function units_below(wanted text) returns setof text
language sql stable security definer set search_path = wanmu, pg_temp as $$
  with recursive below (code) as (
    select wanted union select u.code from units u join below b on u.parent = b.code
  ) select code from below
$$;
-- How many have a place in a pool of a result that is or was shown.
create function placed_in(wanted text, wanted_version integer, wanted_pool text) returns integer
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select count(rank)::integer from results
  where evaluation = wanted and version = wanted_version and pool = wanted_pool and is_shown(wanted, wanted_version)
$$;
-- While land areas are shown, before anything is computed, an enterprise may object to its own: it sees the evaluation, and until when.
create policy land_shown on evaluations for select to wanmu_read using (
  (select hat()) = 'enterprise' and standing = 'land-published'
);
create function land_shown()
returns table (evaluation text, scheme text, period text, scope_unit text, shown_from date, shown_until date)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select e.id, e.scheme, e.period, e.scope_unit, (a.payload ->> 'from')::date, (a.payload ->> 'until')::date
  from evaluations e cross join lateral (
    select payload from acts where subject_kind = 'evaluation' and subject_id = e.id and kind = 'publish-land'
    order by seq desc limit 1
  ) a
  where e.standing = 'land-published' and e.scope_kind = 'enterprise' and hat() is not null
$$;
`
