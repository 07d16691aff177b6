CREATE TABLE "links" (
	"case_id" text PRIMARY KEY NOT NULL,
	"other_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" bigint
);
--> statement-breakpoint
CREATE TABLE "recordings" (
	"case_id" text PRIMARY KEY NOT NULL,
	"recorded_by" bigint NOT NULL,
	"channel" text NOT NULL,
	"name" text
);
--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "waits_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "visit_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "is_mass" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_case_id_tickets_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."tickets"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_other_id_tickets_case_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."tickets"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_case_id_tickets_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."tickets"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "links_by_other" ON "links" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "tickets_alike" ON "tickets" USING btree ("office_code","category","opened_at") WHERE "tickets"."is_open" and "tickets"."kind" = 'incident';--> statement-breakpoint
CREATE INDEX "tickets_recent" ON "tickets" USING btree ("category","opened_at") WHERE "tickets"."is_open" and "tickets"."kind" = 'incident';--> statement-breakpoint
CREATE INDEX "tickets_mass" ON "tickets" USING btree ("category") WHERE "tickets"."is_open" and "tickets"."is_mass";
--> statement-breakpoint
-- What is followed follows nothing itself, and what follows is followed by nothing: no chain, no circle, in any race. The locks,
-- taken in one order, let two links that share a ticket see each other; the error is a unique violation, so the loser decides again.
create function links_are_flat() returns trigger language plpgsql as $$
declare
  one text;
begin
  for one in select x from unnest(array[new.case_id, new.other_id]) as x order by x loop
    perform pg_advisory_xact_lock(hashtextextended('links:' || one, 0));
  end loop;
  if new.case_id = new.other_id
    or exists (select from links where case_id = new.other_id)
    or exists (select from links where other_id = new.case_id)
  then
    raise exception 'ticket % cannot follow %', new.case_id, new.other_id using errcode = 'unique_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger links_are_flat before insert or update on links for each row execute function links_are_flat();
