// Store · migration 13: editions of schemes are acts; whoever is signed in reads the rules, only a rule keeper of the whole city issues them.

export const EDITIONS = `
create policy editions on acts for select to wanmu_read using (subject_kind = 'scheme' and (select hat()) is not null);
create policy editions_to_write on acts for select to wanmu_write using (subject_kind = 'scheme' and (select hat()) is not null);
create policy editions_by_keepers on acts as restrictive for insert to wanmu_write
  with check (subject_kind <> 'scheme' or ((select hat()) = 'rule-keeper' and (select sees_all())));
`
