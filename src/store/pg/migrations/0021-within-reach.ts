// Store · migration 21: who holds a role for a part of the city keeps that part's registers and runs that part's evaluations, not others'; a closed person's sessions end.

export const WITHIN_REACH = `
-- Whether one's role reaches all of a unit; of the whole city when none is named.
create function reaches(wanted text) returns boolean
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select sees_all() or case when wanted is not null then wanted = any (my_units())
    else exists (select from units) and not exists (
      select from (select distinct on (code) code, parent, ended from units where valid_from <= our_day() order by code, valid_from desc, act desc) newest
      where parent is null and not ended and code <> all (my_units())
    ) end
$$;
create function reaches_evaluation(wanted text) returns boolean
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select coalesce((select reaches(scope_unit) from evaluations where id = wanted), false)
$$;
-- Anyone may object, and who is in charge of the subject decides; all else is done by those whom the whole of it concerns.
create policy evaluations_within_reach on acts as restrictive for insert to wanmu_write
  with check (subject_kind <> 'evaluation' or kind in ('object', 'accept', 'reject') or reaches_evaluation(subject_id));

-- Whether a subject is new, or belongs now to a unit that one's role reaches.
create function may_keep(wanted_kind text, wanted text) returns boolean
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select coalesce((select unit = any (my_units()) from subjects where kind = wanted_kind and id = wanted
    order by valid_from desc, act desc limit 1), true)
$$;
create policy units_of_the_city on units as restrictive for insert to wanmu_write with check ((select sees_all()));
create policy successions_of_the_city on unit_successions as restrictive for insert to wanmu_write with check ((select sees_all()));
create policy indicators_of_the_city on indicators as restrictive for insert to wanmu_write with check ((select sees_all()));
create policy subjects_within_reach on subjects as restrictive for insert to wanmu_write
  with check ((select hat()) <> 'rule-keeper' or (select sees_all()) or (unit = any ((select my_units())::text[]) and may_keep(kind, id)));
create policy shapes_within_reach on shapes as restrictive for insert to wanmu_write
  with check ((select hat()) <> 'rule-keeper' or (select sees_all()) or (unit = any ((select my_units())::text[]) and may_keep(kind, id)));
create policy tenure_within_reach on tenure as restrictive for insert to wanmu_write
  with check ((select hat()) <> 'rule-keeper' or (select sees_all()) or (unit = any ((select my_units())::text[]) and may_keep('parcel', parcel)));

-- A person who was closed and is opened again signs in anew.
create function end_sessions() returns trigger language plpgsql security definer set search_path = wanmu, pg_temp as $$
begin
  delete from wanmu_sign_in."session" where "userId" in (select id from wanmu_sign_in."user" where username = new.id);
  return null;
end $$;
create trigger people_closed after update on people for each row when (old.active and not new.active) execute function end_sessions();

-- What a key was used for where more or less than one act follows from it.
create table asked (person text not null, key text not null, mark text not null, at timestamptz not null default now(), primary key (person, key));
create trigger asked_stays before update or delete on asked for each row execute function refuse_change();
alter table asked enable row level security;
grant select on asked to wanmu_read, wanmu_write;
grant insert on asked to wanmu_write;
create policy own_read on asked for select to wanmu_read using (person = (select me()));
create policy own on asked for select to wanmu_write using (person = (select me()));
create policy own_new on asked for insert to wanmu_write with check (person = (select me()));
`
