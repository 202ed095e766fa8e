// Store · migration 11: pages of figures in their order, found without going through a city's millions of them.

export const PAGES = `
create index figures_page_indicator on figures (indicator, period, return_id, cell);
create index figures_page_kind on figures (subject_kind, return_id, cell);
create index figures_page_unit on figures (unit, return_id, cell);
create index figures_page_owner on figures (owner, return_id, cell);
drop index figures_unit;
drop index figures_owner;
create index returns_standing on returns (standing, id);
`
