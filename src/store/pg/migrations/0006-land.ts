// Store · migration 6: all kinds of subject in the registers, who moved where, shapes on the ground, and the tenure of parcels.

const SIGNED_IN = '(select hat()) is not null'
const OWNER = "(select hat()) = 'owner-department'"
const IMPORTS = "(select hat()) in ('rule-keeper', 'owner-department')"
const seesUnit = (unit: string): string =>
  `((select sees_all()) or ${unit} = any ((select my_units())::text[]) or ${OWNER})`
/** Whoever signed in sees what is no enterprise and no parcel: platforms, parks and the like, and reporting units. */
const OPEN = "kind not in ('enterprise', 'parcel')"

const policies = (table: string, sees: string, writes: string): string => `
alter table ${table} enable row level security;
create policy reads on ${table} for select to wanmu_read using (${sees});
create policy reads_to_write on ${table} for select to wanmu_write using (${sees});
create policy writes on ${table} for insert to wanmu_write with check (${writes});`

const SUBJECTS = `(${OPEN} and ${SIGNED_IN}) or ${seesUnit('unit')}
  or (kind = 'enterprise' and id = any ((select my_enterprises())::text[]))`

export const LAND = `
alter table subjects drop constraint subjects_kind_check;
alter table subjects add constraint subjects_kind_check check (
  kind in ('platform', 'enterprise', 'parcel', 'cluster', 'base', 'park', 'complex', 'exit_park')
);
drop policy reads on subjects;
drop policy reads_to_write on subjects;
create policy reads on subjects for select to wanmu_read using (${SUBJECTS});
create policy reads_to_write on subjects for select to wanmu_write using (${SUBJECTS});

-- From which day on a subject belongs to another unit. Follows from subjects, kept beside it so that the former unit knows that its rows
-- hold no longer without seeing the newer ones.
create table moves (
  kind text not null, id text not null, day date not null, act bigint not null, from_unit text not null, to_unit text not null,
  primary key (kind, id, day, act)
);
create function note_moves() returns trigger language plpgsql security definer set search_path = wanmu, pg_temp as $$
begin
  delete from moves where (kind, id) in (select kind, id from fresh);
  insert into moves select kind, id, valid_from, act, before, unit from (
    select s.kind, s.id, s.valid_from, s.act, s.unit,
      lag(s.unit) over (partition by s.kind, s.id order by s.valid_from, s.act) as before
    from subjects s where (s.kind, s.id) in (select kind, id from fresh)
  ) steps where before <> unit;
  return null;
end $$;
create trigger subjects_move after insert on subjects referencing new table as fresh for each statement execute function note_moves();
insert into moves select kind, id, valid_from, act, before, unit from (
  select kind, id, valid_from, act, unit, lag(unit) over (partition by kind, id order by valid_from, act) as before from subjects
) steps where before <> unit;

-- Where something lies: coordinates of a MultiPolygon as JSON, longitude and latitude (EPSG:4490), in versions like the registers.
create table shapes (
  kind text not null, id text not null, unit text not null,
  west double precision not null, south double precision not null, east double precision not null, north double precision not null,
  outline text not null, valid_from date not null, ended boolean not null default false, act bigint not null,
  primary key (kind, id, valid_from, act),
  check (kind in ('unit', 'platform', 'enterprise', 'parcel', 'cluster', 'base', 'park', 'complex', 'exit_park'))
);
create index shapes_box on shapes using gist (box(point(west, south), point(east, north)));

-- Who holds, rents or lets which share of a parcel, from when until when (the first day on which it no longer holds).
create table tenure (
  id text not null, parcel text not null, holder text not null, kind text not null check (kind in ('own', 'lease-in', 'lease-out')),
  share double precision not null check (share > 0 and share <= 1), since date, until date, counterpart text, evidence text,
  source text not null, unit text not null,
  valid_from date not null, ended boolean not null default false, act bigint not null,
  primary key (id, valid_from, act)
);
create index tenure_parcel on tenure (parcel);
create index tenure_holder on tenure (holder);

-- How names are spelt in Latin letters, so that they are found by them.
create table spellings (name text primary key, pinyin text not null, initials text not null);
create index subjects_name on subjects (name);

create trigger shapes_stay before update or delete or truncate on shapes for each statement execute function refuse_change();
create trigger tenure_stay before update or delete or truncate on tenure for each statement execute function refuse_change();

grant select on moves, shapes, tenure, spellings to wanmu_read, wanmu_write;
grant insert on shapes, tenure, spellings to wanmu_write;
${policies('moves', `(${OPEN} and ${SIGNED_IN}) or ${seesUnit('from_unit')} or ${seesUnit('to_unit')} or (kind = 'enterprise' and id = any ((select my_enterprises())::text[]))`, 'false')}
${policies('spellings', 'exists (select from subjects s where s.name = spellings.name)', IMPORTS)}
${policies('shapes', `(${OPEN} and ${SIGNED_IN}) or ${seesUnit('unit')}`, IMPORTS)}
${policies(
  'tenure',
  `${seesUnit('unit')} or holder = any ((select my_enterprises())::text[]) or counterpart = any ((select my_enterprises())::text[])`,
  IMPORTS,
)}

-- Parcels of a box of longitude and latitude as they stood on a day. A function, since an index over boxes is of no use below row-level
-- security: it asks for the same as the policies of subjects and shapes.
create function parcels_in(box_west double precision, box_south double precision, box_east double precision, box_north double precision, on_day date)
returns table (id text, name text, unit text, facts jsonb, valid_from date, outline text)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select s.id, s.name, s.unit, s.facts, s.valid_from, g.outline
  from shapes g cross join lateral (
    select * from subjects one where one.kind = 'parcel' and one.id = g.id and one.valid_from <= on_day
    order by one.valid_from desc, one.act desc limit 1
  ) s
  where box(point(g.west, g.south), point(g.east, g.north)) && box(point(box_west, box_south), point(box_east, box_north))
    and g.kind = 'parcel' and g.valid_from <= on_day and not g.ended and not s.ended and ${seesUnit('s.unit')}
    and not exists (
      select from shapes newer where newer.kind = 'parcel' and newer.id = g.id and newer.valid_from <= on_day
        and (newer.valid_from, newer.act) > (g.valid_from, g.act)
    )
$$;

-- Tenure as it was known to hold on a day, with the areas of its parcels (facts of the register), of holders whom the reader may see: an
-- enterprise is also explained by its land in other units. What was first put on record later than that day reaches back to its own days.
create function tenure_on(on_day date, holders text[])
returns table (
  parcel text, holder text, kind text, share double precision, since date, until date, counterpart text, evidence text, source text,
  unit text, facts jsonb
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
  select k.parcel, k.holder, k.kind, k.share, k.since, k.until, k.counterpart, k.evidence, k.source, k.unit, p.facts
  from known k left join lateral (
    select one.facts, one.ended from subjects one where one.kind = 'parcel' and one.id = k.parcel and one.valid_from <= on_day
    order by one.valid_from desc, one.act desc limit 1
  ) p on not p.ended
  where not (k.ended and k.valid_from <= on_day)
    and (${seesUnit('k.unit')} or k.holder in (select id from mine)
      or k.holder = any ((select my_enterprises())::text[]) or k.counterpart = any ((select my_enterprises())::text[]))
$$;
`
