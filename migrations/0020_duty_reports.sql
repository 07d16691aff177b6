CREATE TABLE "duty_reports" (
	"case_id" text PRIMARY KEY NOT NULL,
	"duty" text,
	"from_on" date,
	"until_on" date,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"cut_off_at" timestamp (3) with time zone NOT NULL,
	"content" text NOT NULL,
	"filed_by" bigint NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"sent_to_head_at" timestamp (3) with time zone,
	"sent_to_chair_at" timestamp (3) with time zone,
	CONSTRAINT "duty_reports_once" UNIQUE NULLS NOT DISTINCT("duty","from_on","until_on","asked_at"),
	CONSTRAINT "duty_reports_of_one" CHECK (("duty_reports"."duty" is null) = ("duty_reports"."from_on" is not null and "duty_reports"."until_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "duty_reports" ADD CONSTRAINT "duty_reports_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_reports" ADD CONSTRAINT "duty_reports_filed_by_people_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_accepted" ON "evidence" USING btree ("effect_on") WHERE "evidence"."verdict" = 'accepted';