// Store · migration 17: parcels of a range look their register row up one by one: joined as two lists without statistics, 4,000 of them took six seconds.

const SEES = `((select sees_all()) or s.unit = any ((select my_units())::text[]) or (select hat()) = 'owner-department')`

export const MAP_RANGES_BY_INDEX = `
create or replace function parcels_between(first text, past text, on_day date)
returns table (
  id text, unit text, facts jsonb,
  west double precision, south double precision, east double precision, north double precision, outline text
)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select s.id, s.unit, s.facts, g.west, g.south, g.east, g.north, g.outline
  from (
    select distinct on (one.id) one.* from shapes one
    where one.kind = 'parcel' and one.id >= first and (past is null or one.id < past) and one.valid_from <= on_day
    order by one.id, one.valid_from desc, one.act desc
  ) g cross join lateral (
    select * from subjects one where one.kind = 'parcel' and one.id = g.id and one.valid_from <= on_day
    order by one.valid_from desc, one.act desc limit 1
  ) s
  where not g.ended and not s.ended and ${SEES}
$$;
`
