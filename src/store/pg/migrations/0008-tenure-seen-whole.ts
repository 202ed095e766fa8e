// Store · migration 8: tenure on a day also says whether the reader sees all that is on record of the parcel, and not only one's own part of it.

const OWNER = "(select hat()) = 'owner-department'"
const seesUnit = (unit: string): string =>
  `((select sees_all()) or ${unit} = any ((select my_units())::text[]) or coalesce(${OWNER}, false))`

export const TENURE_SEEN_WHOLE = `
drop function tenure_on(date, text[]);
create function tenure_on(on_day date, holders text[])
returns table (
  parcel text, holder text, kind text, share double precision, since date, until date, counterpart text, evidence text, source text,
  unit text, facts jsonb, whole boolean
)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  with mine as materialized (
    select id from (
      select distinct on (id) id, unit, ended from subjects where kind = 'enterprise' and valid_from <= on_day
      order by id, valid_from desc, act desc
    ) newest where not ended and unit = any ((select my_units())::text[])
      and not (select sees_all()) and not coalesce(${OWNER}, false)
  ), known as (
    select distinct on (t.id) t.* from tenure t where holders is null or t.holder = any (holders)
    order by t.id, t.valid_from <= on_day desc,
      case when t.valid_from <= on_day then t.valid_from end desc, t.valid_from, t.act desc
  )
  select k.parcel, k.holder, k.kind, k.share, k.since, k.until, k.counterpart, k.evidence, k.source, k.unit, p.facts,
    ${seesUnit('k.unit')} and holders is null
  from known k left join lateral (
    select one.facts, one.ended from subjects one where one.kind = 'parcel' and one.id = k.parcel and one.valid_from <= on_day
    order by one.valid_from desc, one.act desc limit 1
  ) p on not p.ended
  where not (k.ended and k.valid_from <= on_day)
    and (${seesUnit('k.unit')} or k.holder in (select id from mine)
      or k.holder = any ((select my_enterprises())::text[]) or k.counterpart = any ((select my_enterprises())::text[]))
$$;

-- The same of some parcels: all rows of those whose unit the reader sees, one's own rows of the others.
create function tenure_of_parcels(on_day date, parcels text[])
returns table (
  parcel text, holder text, kind text, share double precision, since date, until date, counterpart text, evidence text, source text,
  unit text
)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select k.parcel, k.holder, k.kind, k.share, k.since, k.until, k.counterpart, k.evidence, k.source, k.unit from (
    select distinct on (t.id) t.* from tenure t where t.parcel = any (parcels)
    order by t.id, t.valid_from <= on_day desc,
      case when t.valid_from <= on_day then t.valid_from end desc, t.valid_from, t.act desc
  ) k
  where not (k.ended and k.valid_from <= on_day)
    and (${seesUnit('k.unit')}
      or k.holder = any ((select my_enterprises())::text[]) or k.counterpart = any ((select my_enterprises())::text[]))
$$;
`
