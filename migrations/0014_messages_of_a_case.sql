CREATE INDEX "messages_of_case" ON "messages" USING btree ("case_id");--> statement-breakpoint
-- Whose words alone were on the list is not on it as a whole record.
create or replace function tombstones_are_lawful() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'tombstones is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
  end if;
  if new.what = 'record' and not exists (
    select from public.disposals d
      join public.disposal_items i on i.disposal_id = d.case_id and i.item = 'case:' || new.case_id
        and i.record_class <> 'message-text'
      join public.cases c on c.id = new.case_id and c.closed_at is not null
    where d.case_id = new.by_case_id and d.state = 'destroyed' and d.minutes is not null and d.confirmed_by <> d.approved_by
  ) then
    raise exception 'record % is on no list that two people have approved', new.case_id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
