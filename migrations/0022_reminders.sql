CREATE TABLE "duty_copies" (
	"case_id" text PRIMARY KEY NOT NULL,
	"month_on" date NOT NULL,
	"rung" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"decided_by" bigint,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "duty_copies_once" UNIQUE("month_on","rung")
);
--> statement-breakpoint
CREATE TABLE "duty_copy_items" (
	"copy_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"late" integer NOT NULL,
	CONSTRAINT "duty_copy_items_copy_id_cycle_id_pk" PRIMARY KEY("copy_id","cycle_id")
);
--> statement-breakpoint
CREATE TABLE "duty_mornings" (
	"on_day" date PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duty_reminders" (
	"person_id" bigint NOT NULL,
	"on_day" date NOT NULL,
	"case_id" text NOT NULL,
	CONSTRAINT "duty_reminders_person_id_on_day_case_id_pk" PRIMARY KEY("person_id","on_day","case_id")
);
--> statement-breakpoint
ALTER TABLE "duty_copies" ADD CONSTRAINT "duty_copies_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_copies" ADD CONSTRAINT "duty_copies_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_copy_items" ADD CONSTRAINT "duty_copy_items_copy_id_duty_copies_case_id_fk" FOREIGN KEY ("copy_id") REFERENCES "public"."duty_copies"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_copy_items" ADD CONSTRAINT "duty_copy_items_cycle_id_cases_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_reminders" ADD CONSTRAINT "duty_reminders_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_reminders" ADD CONSTRAINT "duty_reminders_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_copies_by_decider" ON "duty_copies" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "duty_copy_items_by_cycle" ON "duty_copy_items" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "duty_reminders_by_case" ON "duty_reminders" USING btree ("case_id","on_day");