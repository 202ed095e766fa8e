// Store · migration 18: a job keeps a mark of what was asked for, so that its key is not taken for another question. Empty: begun before that.
export const ASKED = `
alter table jobs add column asked text not null default '';
`
