CREATE TABLE "files" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" text NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"class" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea",
	"retention" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "files_size" CHECK ("files"."size" between 1 and 20971520)
);
--> statement-breakpoint
CREATE TABLE "monthly_reports" (
	"case_id" text PRIMARY KEY NOT NULL,
	"month_on" date NOT NULL,
	"office_code" text,
	"cut_off_at" timestamp (3) with time zone NOT NULL,
	"is_running" boolean NOT NULL,
	"numbers" text NOT NULL,
	"filed_by" bigint NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"sent_to_head_at" timestamp (3) with time zone,
	"sent_to_chair_at" timestamp (3) with time zone,
	CONSTRAINT "monthly_reports_once" UNIQUE NULLS NOT DISTINCT("month_on","office_code","cut_off_at")
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"case_id" text PRIMARY KEY NOT NULL,
	"tier1_minutes" integer,
	"tier1_kept" boolean,
	"tier2_minutes" integer,
	"tier2_kept" boolean
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "readings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"role" text NOT NULL,
	"what" text NOT NULL,
	"detail" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_reports" ADD CONSTRAINT "monthly_reports_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_reports" ADD CONSTRAINT "monthly_reports_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_reports" ADD CONSTRAINT "monthly_reports_filed_by_people_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "files_of_case" ON "files" USING btree ("case_id","sha256");--> statement-breakpoint
CREATE INDEX "readings_by_person" ON "readings" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "readings_by_age" ON "readings" USING btree ("at");--> statement-breakpoint
CREATE INDEX "cases_open_at" ON "cases" USING gist (tstzrange("created_at", greatest("created_at", "closed_at"), '[]')) WHERE "cases"."flow" = 'ticket' and "cases"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "segments_by_time" ON "segments" USING btree ("from_at");--> statement-breakpoint
CREATE INDEX "tickets_by_opening" ON "tickets" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "tickets_by_target" ON "tickets" USING btree ("target_at","case_id") WHERE "tickets"."is_open";