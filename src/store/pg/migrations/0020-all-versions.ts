// Store · migration 20: every version that is or was shown has a public address, not the newest alone; whether an enterprise is in the register, for whoever grants roles.
export const ALL_VERSIONS = `
create function public_versions()
returns table (id text, scheme text, period text, scope_kind text, version integer, standing text, publicity_from date, publicity_until date, published timestamptz)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select e.id, e.scheme, e.period, e.scope_kind, s.version,
    case when s.version = e.version then e.standing else 'published' end,
    case when s.version = e.version then e.publicity_from end, case when s.version = e.version then e.publicity_until end, v.at
  from shown_versions() s join evaluations e on e.id = s.evaluation
  left join versions v on v.evaluation = s.evaluation and v.version = s.version
$$;
-- System admins see no enterprise; that there is or was one by this code they may know. True while there is none at all.
create function may_be_enterprise(wanted text) returns boolean
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select hat() = 'system-admin' and (
    not exists (select from subjects where kind = 'enterprise')
    or exists (select from subjects where kind = 'enterprise' and id = wanted)
  )
$$;
`
