// Store · migration 12: what a person sees of figures and registers, as one text; and whether anything that goals are made of has changed since an act.

export const GOALS_MOVED = `
-- Two that have the same sight are told the same goals.
create function goals_sight() returns text language sql stable security definer set search_path = wanmu, pg_temp as $$
  select case when hat() is null then 'nobody' else json_build_array(
    sees_all(), (select array_agg(one order by one) from unnest(my_units()) one),
    (select array_agg(one order by one) from unnest(my_departments()) one),
    (select array_agg(one order by one) from unnest(my_enterprises()) one)
  )::text end
$$;
-- Figures come into force by an approval. What a correction took out is no longer there to be looked at, so every corrected return counts.
create function goals_moved(since bigint, wanted text[]) returns boolean
language sql stable security definer set search_path = wanmu, pg_temp as $$
  select exists (
    select from acts a where a.seq > since and (
      a.subject_kind = 'register' or (a.subject_kind = 'return' and a.kind = 'approve' and (
        exists (select from figures f where f.return_id = a.subject_id and f.subject_kind || '.' || f.indicator = any (wanted))
        or exists (select from acts c where c.subject_kind = 'return' and c.subject_id = a.subject_id and c.kind = 'correct')
      ))
    )
  )
$$;
`
