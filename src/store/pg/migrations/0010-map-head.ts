// Store · migration 10: of the approvals only those of enterprises' figures change the map.

export const MAP_HEAD = `
drop index returns_act;
create index returns_form on returns (form, act);
create or replace function map_head() returns text language sql stable security definer set search_path = wanmu, pg_temp as $$
  select concat_ws('.',
    coalesce((select max(seq) from acts where subject_kind = 'register'), 0),
    coalesce((select max(act) from returns where form = 'enterprise' and standing in ('approved', 'locked')), 0),
    (select count(*) from versions)
  )
$$;
`
