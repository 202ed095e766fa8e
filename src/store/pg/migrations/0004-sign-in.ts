// Store · migration 4: sign-in in a schema of its own, which no role but the owner reaches; and what was refused or looked up at the door.

export const SIGN_IN = `
create schema wanmu_sign_in;
create table wanmu_sign_in."user" (
  "id" text primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null default false,
  "image" text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  "username" text unique, "twoFactorEnabled" boolean default false
);
create table wanmu_sign_in."session" (
  "id" text primary key, "token" text not null unique, "expiresAt" timestamptz not null,
  "userId" text not null references wanmu_sign_in."user" ("id") on delete cascade,
  "ipAddress" text, "userAgent" text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create index sessions_by_user on wanmu_sign_in."session" ("userId");
create table wanmu_sign_in."account" (
  "id" text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references wanmu_sign_in."user" ("id") on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
  "scope" text, "password" text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create index accounts_by_user on wanmu_sign_in."account" ("userId");
create table wanmu_sign_in."verification" (
  "id" text primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz default now(), "updatedAt" timestamptz default now()
);
create table wanmu_sign_in."twoFactor" (
  "id" text primary key, "secret" text not null, "backupCodes" text not null,
  "userId" text not null references wanmu_sign_in."user" ("id") on delete cascade,
  "verified" boolean default true, "failedVerificationCount" integer default 0, "lockedUntil" timestamptz
);
-- Our own: names that were tried with wrong passwords, people who must choose a new password, the key that signs cookies.
create table wanmu_sign_in.tries (name text primary key, failures integer not null, last timestamptz not null);
create table wanmu_sign_in.must_change (person text primary key);
create table wanmu_sign_in.secret (one boolean primary key default true check (one), value text not null);

-- Signed in or out, refused, or looked at others' figures as an admin: on record, though it is no act.
create table door_log (
  id bigint generated always as identity primary key, at timestamptz not null default now(), person text not null, role text not null default '',
  what text not null, subject text not null default '', outcome text not null
);
create index door_log_at on door_log (at);
create index door_log_person on door_log (person, at);
create trigger door_log_stays before update or delete on door_log for each row execute function refuse_change();
create trigger door_log_stays_whole before truncate on door_log for each statement execute function refuse_change();
alter table door_log enable row level security;
grant select on door_log to wanmu_read;
create policy reads on door_log for select to wanmu_read
  using ((select hat()) in ('auditor', 'system-admin') or person = (select me()));
`
