CREATE TABLE "request_answers" (
	"case_id" text NOT NULL,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "request_answers_case_id_field_pk" PRIMARY KEY("case_id","field")
);
--> statement-breakpoint
CREATE TABLE "request_revisions" (
	"case_id" text NOT NULL,
	"revision" integer NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "request_revisions_case_id_revision_pk" PRIMARY KEY("case_id","revision")
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"case_id" text PRIMARY KEY NOT NULL,
	"service" text NOT NULL,
	"person_id" bigint NOT NULL,
	"office_code" text NOT NULL,
	"class" text NOT NULL,
	"status" text NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"ticket_id" text,
	"asked" text,
	"is_changing" boolean DEFAULT false NOT NULL,
	"fields_hash" text NOT NULL,
	"returned_fields" text[] DEFAULT '{}' NOT NULL,
	"return_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "requests_sent" CHECK ("requests"."revision" > 0 or "requests"."ticket_id" is null)
);
--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "target_minutes" integer;--> statement-breakpoint
ALTER TABLE "request_answers" ADD CONSTRAINT "request_answers_case_id_requests_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."requests"("case_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_revisions" ADD CONSTRAINT "request_revisions_case_id_requests_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."requests"("case_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_ticket_id_tickets_case_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "requests_one_form" ON "requests" USING btree ("person_id","service") WHERE "requests"."status" = 'filling';--> statement-breakpoint
CREATE INDEX "requests_open" ON "requests" USING btree ("person_id","touched_at") WHERE "requests"."is_open";--> statement-breakpoint
CREATE INDEX "requests_by_person" ON "requests" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_by_ticket" ON "requests" USING btree ("ticket_id") WHERE "requests"."ticket_id" is not null;--> statement-breakpoint
-- What was sent stays as it was sent: an approval is of exactly that. It goes only with the whole request.
create function request_revisions_are_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a revision of a request is never changed' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger request_revisions_no_change before update on request_revisions
  for each row execute function request_revisions_are_kept();
