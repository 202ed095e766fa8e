// Store · migration 23: whoever works on a job has a mark of its own on it, and that somebody wants it cancelled stands beside it, for whichever process it is.
export const JOBS_IN_HAND = `
alter table jobs add column hand text not null default '', add column cancel_asked boolean not null default false;
create index jobs_open on jobs (beat) where ended is null;
`
