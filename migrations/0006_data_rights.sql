CREATE TABLE "data_requests" (
	"case_id" text PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"is_pending" boolean DEFAULT false NOT NULL,
	"decided_by" bigint
);
--> statement-breakpoint
CREATE TABLE "disposal_items" (
	"disposal_id" text NOT NULL,
	"record_class" text NOT NULL,
	"item" text NOT NULL,
	"label" text,
	"head" text,
	"count" integer,
	CONSTRAINT "disposal_items_disposal_id_record_class_item_pk" PRIMARY KEY("disposal_id","record_class","item")
);
--> statement-breakpoint
CREATE TABLE "disposals" (
	"case_id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"list_hash" text NOT NULL,
	"minutes" text,
	"confirmed_by" bigint,
	"approved_by" bigint,
	"not_before" timestamp (3) with time zone,
	CONSTRAINT "disposals_two_people" CHECK ("disposals"."approved_by" is null or "disposals"."approved_by" <> "disposals"."confirmed_by"),
	CONSTRAINT "disposals_by_minutes" CHECK ("disposals"."state" <> 'destroyed' or ("disposals"."minutes" is not null and "disposals"."approved_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "maskings" (
	"chat_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "maskings_chat_id_message_id_pk" PRIMARY KEY("chat_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "tombstones" (
	"case_id" text NOT NULL,
	"what" text NOT NULL,
	"by_case_id" text NOT NULL,
	"head" text NOT NULL,
	"count" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tombstones_case_id_what_pk" PRIMARY KEY("case_id","what")
);
--> statement-breakpoint
ALTER TABLE "people" ALTER COLUMN "telegram_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "file_id" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "notice_version" integer;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposal_items" ADD CONSTRAINT "disposal_items_disposal_id_disposals_case_id_fk" FOREIGN KEY ("disposal_id") REFERENCES "public"."disposals"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposals" ADD CONSTRAINT "disposals_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposals" ADD CONSTRAINT "disposals_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposals" ADD CONSTRAINT "disposals_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maskings" ADD CONSTRAINT "maskings_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maskings" ADD CONSTRAINT "maskings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_requests_by_person" ON "data_requests" USING btree ("person_id","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "data_requests_pending" ON "data_requests" USING btree ("person_id") WHERE "data_requests"."is_pending";--> statement-breakpoint
CREATE UNIQUE INDEX "disposals_one_open" ON "disposals" USING btree ("is_open") WHERE "disposals"."is_open";--> statement-breakpoint
CREATE UNIQUE INDEX "disposals_minutes" ON "disposals" USING btree ("minutes") WHERE "disposals"."state" = 'destroyed';--> statement-breakpoint
CREATE INDEX "maskings_age" ON "maskings" USING btree ("at");--> statement-breakpoint
CREATE INDEX "maskings_by_person" ON "maskings" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "tombstones_by_cause" ON "tombstones" USING btree ("by_case_id");--> statement-breakpoint
CREATE INDEX "events_by_actor" ON "events" USING btree (split_part(line, ',', 1)) WHERE "events"."line" not like '{"actor":null,%';--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_erased" CHECK (("people"."telegram_id" is null) = ("people"."erased_at" is not null));--> statement-breakpoint
UPDATE "people" SET "notice_version" = 1 WHERE "notice_at" is not null;--> statement-breakpoint
-- History is only ever added to, but for what two people have destroyed with minutes: of that a tombstone stands.
create or replace function events_are_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select from public.tombstones t where t.case_id = old.case_id and t.what = 'record') then
      return old;
    end if;
  end if;
  raise exception 'events is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
-- A whole record goes only when it is closed and stands on a list that two people have signed with the number of minutes.
create function tombstones_are_lawful() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'tombstones is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
  end if;
  if new.what = 'record' and not exists (
    select from public.disposals d
      join public.disposal_items i on i.disposal_id = d.case_id and i.item = 'case:' || new.case_id
      join public.cases c on c.id = new.case_id and c.closed_at is not null
    where d.case_id = new.by_case_id and d.state = 'destroyed' and d.minutes is not null and d.confirmed_by <> d.approved_by
  ) then
    raise exception 'record % is on no list that two people have approved', new.case_id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger tombstones_lawful before insert or update or delete on tombstones
  for each row execute function tombstones_are_lawful();
--> statement-breakpoint
create trigger tombstones_no_truncate before truncate on tombstones
  for each statement execute function tombstones_are_lawful();
--> statement-breakpoint
-- The running desk may not delete history itself; this takes away what a tombstone stands for, and nothing else.
create function destroy_events(case_ids text[]) returns void language sql security definer set search_path = '' as $$
  delete from public.bodies b using public.tombstones t
    where t.case_id = b.case_id and t.what = 'record' and b.case_id = any(case_ids);
  delete from public.events e using public.tombstones t
    where t.case_id = e.case_id and t.what = 'record' and e.case_id = any(case_ids);
$$;
--> statement-breakpoint
revoke execute on function destroy_events(text[]) from public;
