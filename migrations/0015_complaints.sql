CREATE TABLE "complaints" (
	"case_id" text PRIMARY KEY NOT NULL,
	"about" text NOT NULL,
	"subject_id" bigint,
	"is_hidden" boolean DEFAULT false NOT NULL,
	"recipients" text[] NOT NULL,
	"reviewers" text[] DEFAULT '{}' NOT NULL,
	"is_summary_sent" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_case_id_tickets_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."tickets"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_subject_id_people_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaints_by_subject" ON "complaints" USING btree ("subject_id") WHERE "complaints"."subject_id" is not null;--> statement-breakpoint
-- Complaints from before: about nobody in particular, received by the coordinators as they were.
INSERT INTO "complaints" ("case_id", "about", "recipients")
SELECT "case_id", 'other', '{coordinator,division_head}' FROM "tickets" WHERE "kind" = 'complaint';
