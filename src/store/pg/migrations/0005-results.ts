// Store · migration 5: results by unit for those who may see them, grades as published for everyone, and work that takes long.

export const RESULTS = `
-- The newest result of each version; published ones stay.
create table results (
  evaluation text not null references evaluations (id), version integer not null,
  subject_kind text not null, id text not null, name text not null, unit text not null,
  pool text not null, total double precision, rank integer, grade text not null, because text not null,
  primary key (evaluation, version, id)
);
create index results_rank on results (evaluation, version, rank, id);
-- The history: one row per unit and published version.
create table grades (
  evaluation text not null references evaluations (id), version integer not null,
  scheme text not null, period text not null,
  subject_kind text not null, id text not null, name text not null, unit text not null, pool text not null, grade text not null,
  primary key (evaluation, version, id)
);
create index grades_subject on grades (subject_kind, id, period);
create trigger grades_stay before update or delete on grades for each row execute function refuse_change();
create trigger grades_stay_whole before truncate on grades for each statement execute function refuse_change();

create function refuse_published() returns trigger language plpgsql security definer set search_path = wanmu, pg_temp as $$
begin
  if exists (select from versions where evaluation = old.evaluation and version = old.version) then
    raise exception 'a published result stays' using errcode = 'WM001';
  end if;
  return old;
end $$;
create trigger results_stay before delete on results for each row execute function refuse_published();
create trigger results_never_change before update on results for each row execute function refuse_change();

create function is_shown(wanted text, wanted_version integer) returns boolean
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select exists (select from versions where evaluation = wanted and version = wanted_version) or exists (
    select from evaluations where id = wanted and version = wanted_version
      and standing in ('in-publicity', 'objections-decided', 'final', 'published')
  )
$$;
-- The public list: grades only, of what is or was shown to the public, for anyone signed in.
create function shown_grades(wanted text, wanted_version integer)
returns table (id text, name text, unit text, pool text, grade text)
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select id, name, unit, pool, grade from results
  where evaluation = wanted and version = wanted_version and hat() is not null and is_shown(wanted, wanted_version)
$$;

alter table results enable row level security;
grant select on results to wanmu_read, wanmu_write;
grant insert, delete on results to wanmu_write;
create policy reads on results for select to wanmu_read using (
  ((select sees_all()) or unit = any ((select my_units())::text[]) or (select hat()) = 'owner-department'
    or (subject_kind = 'enterprise' and id = any ((select my_enterprises())::text[])))
  and ((select hat()) not in ('filer', 'enterprise') or is_shown(evaluation, version))
);
-- A reviewer who returns a result puts it aside.
create policy reads_to_write on results for select to wanmu_write using ((select hat()) in ('rule-keeper', 'reviewer'));
create policy writes on results for insert to wanmu_write with check ((select hat()) = 'rule-keeper');
create policy removes on results for delete to wanmu_write using ((select hat()) in ('rule-keeper', 'reviewer'));

alter table grades enable row level security;
grant select on grades to wanmu_read, wanmu_write;
grant insert on grades to wanmu_write;
create policy reads on grades for select to wanmu_read using ((select hat()) is not null);
create policy reads_to_write on grades for select to wanmu_write using ((select hat()) is not null);
create policy writes on grades for insert to wanmu_write with check ((select hat()) = 'rule-keeper');

-- A version that was published stays in sight while the next one is being made.
create policy published on evaluations for select to wanmu_read using (
  (select hat()) is not null and id in (select evaluation from versions)
);

-- Work that takes long, so that whoever began it, and whoever starts the server again, learns what became of it.
create table jobs (
  id text primary key, kind text not null, subject text not null, person text not null, role text not null,
  standing text not null check (standing in ('waiting', 'running', 'done', 'refused', 'cancelled', 'failed', 'interrupted')),
  begun timestamptz not null default now(), beat timestamptz not null default now(), ended timestamptz,
  steps_done double precision not null default 0, steps double precision not null default 0, step text not null default '',
  answer jsonb
);
create index jobs_begun on jobs (begun);
alter table jobs enable row level security;
grant select on jobs to wanmu_read;
create policy reads on jobs for select to wanmu_read
  using (person = (select me()) or (select hat()) in ('rule-keeper', 'auditor', 'system-admin'));
`
