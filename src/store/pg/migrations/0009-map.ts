// Store · migration 9: a mark that changes when the map may look different: after an import, an approval, a publication.

export const MAP = `
create index returns_act on returns (act);
create function map_head() returns text language sql stable security definer set search_path = wanmu, pg_temp as $$
  select concat_ws('.',
    coalesce((select max(seq) from acts where subject_kind = 'register'), 0),
    coalesce((select max(act) from returns where standing in ('approved', 'locked')), 0),
    (select count(*) from versions)
  )
$$;
`
