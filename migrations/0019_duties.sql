CREATE TABLE "duty_baselines" (
	"duty" text NOT NULL,
	"office_code" text NOT NULL,
	"object" text DEFAULT '' NOT NULL,
	"last_on" date,
	"valid_until_on" date,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "duty_baselines_duty_office_code_object_pk" PRIMARY KEY("duty","office_code","object")
);
--> statement-breakpoint
CREATE TABLE "duty_cycles" (
	"case_id" text PRIMARY KEY NOT NULL,
	"duty" text NOT NULL,
	"office_code" text NOT NULL,
	"object" text DEFAULT '' NOT NULL,
	"event_key" text,
	"event_on" date,
	"due_on" date,
	"last_on" date,
	"counted_from_on" date,
	"missed" integer DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"next_reminder_on" date,
	"blocked_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"closed_on" date,
	CONSTRAINT "duty_cycles_dated_or_undated" CHECK ("duty_cycles"."due_on" is not null or "duty_cycles"."next_reminder_on" is null)
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evidence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" text NOT NULL,
	"round" integer,
	"kind" text NOT NULL,
	"paper" text,
	"effect_on" date,
	"valid_until_on" date,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"letter" text,
	"sha256" text,
	"file_case_id" text,
	"file_name" text,
	"class" text NOT NULL,
	"submitted_by" bigint,
	"source_case_id" text,
	"verdict" text,
	"reason" text,
	"decided_by" bigint,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "evidence_dated" CHECK ("evidence"."round" is null or "evidence"."effect_on" is not null),
	CONSTRAINT "evidence_judged" CHECK ("evidence"."verdict" is null or ("evidence"."round" is not null and "evidence"."decided_at" is not null)),
	CONSTRAINT "evidence_not_by_himself" CHECK ("evidence"."decided_by" is null or "evidence"."decided_by" is distinct from "evidence"."submitted_by")
);
--> statement-breakpoint
ALTER TABLE "duty_baselines" ADD CONSTRAINT "duty_baselines_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_baselines" ADD CONSTRAINT "duty_baselines_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_cycles" ADD CONSTRAINT "duty_cycles_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_cycles" ADD CONSTRAINT "duty_cycles_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_case_id_duty_cycles_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."duty_cycles"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_baselines_by_office" ON "duty_baselines" USING btree ("office_code");--> statement-breakpoint
CREATE UNIQUE INDEX "duty_cycles_one_open" ON "duty_cycles" USING btree ("duty","office_code","object") WHERE "duty_cycles"."is_open" and "duty_cycles"."event_key" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "duty_cycles_one_an_event" ON "duty_cycles" USING btree ("duty","office_code","event_key") WHERE "duty_cycles"."event_key" is not null;--> statement-breakpoint
CREATE INDEX "duty_cycles_by_office" ON "duty_cycles" USING btree ("office_code","due_on") WHERE "duty_cycles"."is_open";--> statement-breakpoint
CREATE INDEX "duty_cycles_to_remind" ON "duty_cycles" USING btree ("next_reminder_on") WHERE "duty_cycles"."is_open" and "duty_cycles"."next_reminder_on" is not null;--> statement-breakpoint
CREATE INDEX "duty_cycles_waiting" ON "duty_cycles" USING btree ("submitted_at") WHERE "duty_cycles"."is_open" and "duty_cycles"."state" in ('submitted', 'disowned');--> statement-breakpoint
CREATE INDEX "duty_cycles_by_duty" ON "duty_cycles" USING btree ("duty","office_code","object","closed_on");--> statement-breakpoint
CREATE INDEX "evidence_by_case" ON "evidence" USING btree ("case_id","round");--> statement-breakpoint
CREATE INDEX "evidence_by_submitter" ON "evidence" USING btree ("submitted_by");--> statement-breakpoint
CREATE INDEX "evidence_drafts" ON "evidence" USING btree ("uploaded_at") WHERE "evidence"."round" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_once" ON "evidence" USING btree ("case_id",coalesce("round", 0),coalesce("submitted_by", 0),coalesce("sha256", "letter", "kind"));--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_by_source" ON "evidence" USING btree ("source_case_id","case_id",coalesce("sha256", "letter", '')) WHERE "evidence"."source_case_id" is not null;