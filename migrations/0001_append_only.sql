-- History is only ever added to. Convenience and a fence against mistakes, not proof: `npm run verify` is the proof.
create function events_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'events is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger events_no_change before update or delete on events
  for each row execute function events_are_append_only();
--> statement-breakpoint
create trigger events_no_truncate before truncate on events
  for each statement execute function events_are_append_only();
