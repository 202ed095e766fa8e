// Store · migration 22: wrong passwords counted by address too, codes of the second factor good once, a role gone the moment it is revoked.
export const DOOR = `
drop table wanmu_sign_in.tries;
create table wanmu_sign_in.tries (
  name text not null, address text not null, failures integer not null, last timestamptz not null,
  -- When its owner last signed in from there.
  known timestamptz,
  primary key (name, address)
);
create table wanmu_sign_in.used_codes (
  user_id text not null, code text not null, at timestamptz not null default now(), primary key (user_id, code)
);

-- Whatever any clock says: a process whose clock is ahead of the database's revokes at once.
create or replace function held() returns setof grants language sql stable security definer set search_path = wanmu, pg_temp as $$
  select g.* from grants g join people p on p.id = g.person
  where g.person = current_setting('wanmu.person', true) and g.role = current_setting('wanmu.role', true) and p.active
    and g.valid_to is null
$$;
`
