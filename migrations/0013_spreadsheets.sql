CREATE TABLE "imports" (
	"case_id" text PRIMARY KEY NOT NULL,
	"sent_by" bigint NOT NULL,
	"file_hash" text NOT NULL,
	"rows" text,
	"plan_hash" text NOT NULL,
	"applied_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "offices" ADD COLUMN "is_edited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "imports_one_open" ON "imports" USING btree ("sent_by") WHERE "imports"."rows" is not null;--> statement-breakpoint
CREATE INDEX "imports_applied" ON "imports" USING btree ("file_hash") WHERE "imports"."applied_at" is not null;