CREATE TABLE "calendar_changes" (
	"case_id" text PRIMARY KEY NOT NULL,
	"proposed_by" bigint NOT NULL,
	"plan" text NOT NULL,
	"basis" integer NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "closures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"on_date" date NOT NULL,
	"office_code" text,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"case_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hours_rows" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hours_rows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_on" date NOT NULL,
	"until_on" date,
	"pattern" text NOT NULL,
	"office_code" text,
	"name" text NOT NULL,
	"days" text NOT NULL,
	"case_id" text NOT NULL,
	CONSTRAINT "hours_rows_in_order" CHECK ("hours_rows"."until_on" is null or "hours_rows"."from_on" <= "hours_rows"."until_on")
);
--> statement-breakpoint
ALTER TABLE "timers" ADD COLUMN "set_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "calendar_changes" ADD CONSTRAINT "calendar_changes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_changes" ADD CONSTRAINT "calendar_changes_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_case_id_calendar_changes_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."calendar_changes"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_rows" ADD CONSTRAINT "hours_rows_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_rows" ADD CONSTRAINT "hours_rows_case_id_calendar_changes_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."calendar_changes"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_changes_open" ON "calendar_changes" USING btree ("proposed_by") WHERE "calendar_changes"."is_open";--> statement-breakpoint
CREATE UNIQUE INDEX "closures_one" ON "closures" USING btree ("on_date",coalesce("office_code", ''));--> statement-breakpoint
CREATE UNIQUE INDEX "hours_rows_one" ON "hours_rows" USING btree ("from_on","pattern",coalesce("office_code", ''));--> statement-breakpoint
CREATE INDEX "tickets_open" ON "tickets" USING btree ("case_id") WHERE "tickets"."is_open";