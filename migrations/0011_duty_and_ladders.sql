CREATE TABLE "duty_shifts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "duty_shifts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"on_date" date,
	"weekday" smallint,
	"position" smallint NOT NULL,
	"person_id" bigint NOT NULL,
	"set_by" bigint NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "duty_shifts_date_or_weekday" CHECK (("duty_shifts"."on_date" is null) <> ("duty_shifts"."weekday" is null)),
	CONSTRAINT "duty_shifts_weekday" CHECK ("duty_shifts"."weekday" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE "ladders" (
	"case_id" text PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"kind" text NOT NULL,
	"office_code" text NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "duty_shifts" ADD CONSTRAINT "duty_shifts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_shifts" ADD CONSTRAINT "duty_shifts_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ladders" ADD CONSTRAINT "ladders_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ladders" ADD CONSTRAINT "ladders_ticket_id_tickets_case_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ladders" ADD CONSTRAINT "ladders_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "duty_shifts_by_date" ON "duty_shifts" USING btree ("on_date","position") WHERE "duty_shifts"."ended_at" is null and "duty_shifts"."on_date" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "duty_shifts_once_a_date" ON "duty_shifts" USING btree ("on_date","person_id") WHERE "duty_shifts"."ended_at" is null and "duty_shifts"."on_date" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "duty_shifts_by_weekday" ON "duty_shifts" USING btree ("weekday","position") WHERE "duty_shifts"."ended_at" is null and "duty_shifts"."weekday" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "duty_shifts_once_a_weekday" ON "duty_shifts" USING btree ("weekday","person_id") WHERE "duty_shifts"."ended_at" is null and "duty_shifts"."weekday" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "ladders_one" ON "ladders" USING btree ("ticket_id","kind") WHERE "ladders"."is_open";