// Store · migration 14: parcels in order of their codes, so that all of a city can be summed piece by piece; and a mark of the map that never comes back.

const SEES = `((select sees_all()) or s.unit = any ((select my_units())::text[]) or (select hat()) = 'owner-department')`

export const MAP_BY_RANGE = `
-- Parcels from a code on, below another, as they stood on a day; whose they are to see is the same as in parcels_in.
create function parcels_between(first text, past text, on_day date)
returns table (
  id text, unit text, facts jsonb,
  west double precision, south double precision, east double precision, north double precision, outline text
)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select s.id, s.unit, s.facts, g.west, g.south, g.east, g.north, g.outline
  from (
    select distinct on (one.id) one.id, one.unit, one.facts, one.ended from subjects one
    where one.kind = 'parcel' and one.id >= first and (past is null or one.id < past) and one.valid_from <= on_day
    order by one.id, one.valid_from desc, one.act desc
  ) s join (
    select distinct on (one.id) one.* from shapes one
    where one.kind = 'parcel' and one.id >= first and (past is null or one.id < past) and one.valid_from <= on_day
    order by one.id, one.valid_from desc, one.act desc
  ) g on g.id = s.id
  where not g.ended and not s.ended and ${SEES}
$$;

-- What changes enterprises' figures in force: an approval, a correction, and a correction that falls away.
create index acts_of_figures on acts (seq) where subject_kind = 'return' and kind in ('approve', 'correct', 'withdraw', 'return');
create index acts_of_registers on acts (seq) where subject_kind = 'register';
-- Hashes of the chain: each stands for all that was before it, so that the mark never comes back, whatever is taken back.
create or replace function map_head() returns text language sql stable security definer set search_path = wanmu, pg_temp as $$
  select concat_ws('.',
    (select hash from acts where subject_kind = 'register' order by seq desc limit 1),
    (
      select a.hash from acts a where a.subject_kind = 'return' and a.kind in ('approve', 'correct', 'withdraw', 'return')
        and exists (select from returns r where r.id = a.subject_id and r.form = 'enterprise')
      order by a.seq desc limit 1
    ),
    (select count(*) from versions)
  )
$$;
`
