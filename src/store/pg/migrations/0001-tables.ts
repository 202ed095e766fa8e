// Store · migration 1: the tables.

export const TABLES = `
-- Reporting units as they were over time: rows are added, never changed; the newest row that began by a day is what held on that day.
create table units (
  code text not null, name text not null, kind text not null, parent text,
  valid_from date not null, ended boolean not null default false, act bigint not null,
  primary key (code, valid_from, act)
);
create index units_parent on units (parent);
-- Merged or split: whoever answers for the newer unit reads the older one's rows too.
create table unit_successions (
  from_code text not null, to_code text not null, day date not null,
  primary key (from_code, to_code), check (from_code <> to_code)
);

-- The registers: platforms, enterprises, parcels, in versions like the units.
create table subjects (
  kind text not null check (kind in ('platform', 'enterprise', 'parcel')),
  id text not null, name text not null, unit text not null, facts jsonb not null default '{}',
  valid_from date not null, ended boolean not null default false, act bigint not null,
  primary key (kind, id, valid_from, act)
);
create index subjects_unit on subjects (unit, kind);

create table indicators (
  subject_kind text not null, id text not null, name text not null, unit text not null, period text not null, owner text not null,
  valid_from date not null, ended boolean not null default false, act bigint not null,
  primary key (subject_kind, id, valid_from, act)
);

create table people (id text primary key, name text not null, active boolean not null default true);
create table grants (
  person text not null references people (id), n integer not null, role text not null,
  unit text, department text, enterprise text,
  valid_from timestamptz not null, valid_to timestamptz,
  primary key (person, n),
  check (role <> 'filer' or unit is not null),
  check ((role = 'owner-department') = (department is not null)),
  check ((role = 'enterprise') = (enterprise is not null))
);
create index grants_person on grants (person, role);

create table chains (
  chain text primary key, algorithm text not null check (algorithm in ('sm3', 'sha256')),
  seq bigint not null default 0, hash text not null default ''
);
create table acts (
  seq bigint primary key, chain text not null references chains (chain),
  actor text not null, role text not null, at timestamptz not null, kind text not null,
  subject_kind text not null, subject_id text not null, payload jsonb not null, reason text, clause text,
  prev text not null, hash text not null unique,
  key text, unique (actor, key)
);
create index acts_subject on acts (subject_kind, subject_id, seq);

-- From here on: what the acts come to. Written with the act, rebuilt from the acts.
create table returns (
  id text primary key, form text not null, period text not null, unit text not null, owner text not null,
  standing text not null, filed_by text not null, act bigint not null
);
create index returns_unit on returns (unit);
create index returns_owner on returns (owner);
create table figures (
  return_id text not null, cell text not null,
  subject_kind text not null, subject_id text not null, indicator text not null, period text not null, caliber text not null,
  value double precision, measure text not null, numerator double precision, denominator double precision,
  unit text not null, owner text not null,
  filed_by text not null, approved_by text not null, approval text not null, revision_of text,
  primary key (return_id, cell)
);
create index figures_subject on figures (subject_kind, subject_id, indicator, period);
create index figures_unit on figures (unit);
create index figures_owner on figures (owner);

create table evaluations (
  id text primary key, scheme text not null, period text not null, scope_kind text not null, scope_unit text,
  standing text not null, version integer not null, snapshot text not null, result text not null,
  publicity_from date, publicity_until date, act bigint not null
);
create table objections (
  evaluation text not null references evaluations (id), id text not null,
  standing text not null, about_kind text not null, about_id text not null,
  by text not null, at timestamptz not null, version integer not null,
  reason text not null, decision text, correction text,
  primary key (evaluation, id)
);
create table versions (
  evaluation text not null references evaluations (id), version integer not null,
  snapshot text not null, result text not null, by text not null, at timestamptz not null,
  primary key (evaluation, version)
);
`
