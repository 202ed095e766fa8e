// Store · migration 15: a page of a register or of a public list ends the search for it; before, all rows were sorted for a hundred.

export const PAGES_EARLY = `
create index subjects_newest on subjects (kind, id, valid_from desc, act desc);

create function shown_grades(wanted text, wanted_version integer, behind text, most integer)
returns table (id text, name text, unit text, pool text, grade text)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select id, name, unit, pool, grade from results
  where evaluation = wanted and version = wanted_version and id > behind and hat() is not null and is_shown(wanted, wanted_version)
  order by id limit most
$$;
create function public_grades(wanted text, wanted_version integer, behind text, most integer)
returns table (id text, name text, unit text, pool text, grade text)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select id, name, unit, pool, grade from results
  where evaluation = wanted and version = wanted_version and id > behind and is_shown(wanted, wanted_version)
  order by id limit most
$$;
`
