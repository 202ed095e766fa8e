// Store · migration 2: acts and published versions are appended, never changed; an act must follow the head of its chain.

export const APPEND_ONLY = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'WM001';
end $$;
create trigger acts_stay before update or delete on acts for each row execute function refuse_change();
create trigger acts_stay_whole before truncate on acts for each statement execute function refuse_change();
create trigger versions_stay before update or delete on versions for each row execute function refuse_change();
create trigger versions_stay_whole before truncate on versions for each statement execute function refuse_change();
create trigger units_stay before update or delete or truncate on units for each statement execute function refuse_change();
create trigger subjects_stay before update or delete or truncate on subjects for each statement execute function refuse_change();
create trigger indicators_stay before update or delete or truncate on indicators for each statement execute function refuse_change();

-- Takes the chain for this transaction: appends come one after another.
create function take_chain(wanted text) returns chains language sql security definer set search_path = wanmu, pg_temp as $$
  select * from chains where chain = wanted for update
$$;

create function follow_chain() returns trigger language plpgsql security definer set search_path = wanmu, pg_temp as $$
declare head chains;
begin
  select * into head from chains where chain = new.chain for update;
  if new.seq <> head.seq + 1 or new.prev <> head.hash then
    raise exception 'act % does not follow the head of its chain', new.seq using errcode = 'WM002';
  end if;
  update chains set seq = new.seq, hash = new.hash where chain = new.chain;
  return new;
end $$;
create trigger acts_follow before insert on acts for each row execute function follow_chain();
`
