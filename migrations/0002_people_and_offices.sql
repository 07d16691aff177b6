CREATE TABLE "leaves" (
	"case_id" text PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"deputy_id" bigint,
	"reason" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"set_by" bigint NOT NULL,
	"is_away" boolean DEFAULT false NOT NULL,
	"is_over" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mandiri_cases" (
	"case_id" text PRIMARY KEY NOT NULL,
	"office_code" text NOT NULL,
	"scope" text NOT NULL,
	"applied_by" bigint NOT NULL,
	"has_staff" boolean,
	"has_experience" boolean,
	"proposal_letter" text,
	"decree" text,
	"is_open" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"case_id" text PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"office_code" text NOT NULL,
	"decided_by" bigint,
	"is_pending" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "is_acting" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "until_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "offices" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "offices" ADD COLUMN "parent_code" text;--> statement-breakpoint
ALTER TABLE "offices" ADD COLUMN "location" text;--> statement-breakpoint
ALTER TABLE "offices" ADD COLUMN "pd_mandiri_decree" text;--> statement-breakpoint
ALTER TABLE "offices" ADD COLUMN "is_of_region" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "is_acting" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "until_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_deputy_id_people_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandiri_cases" ADD CONSTRAINT "mandiri_cases_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandiri_cases" ADD CONSTRAINT "mandiri_cases_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandiri_cases" ADD CONSTRAINT "mandiri_cases_applied_by_people_id_fk" FOREIGN KEY ("applied_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "leaves_one_at_a_time" ON "leaves" USING btree ("person_id") WHERE not "leaves"."is_over";--> statement-breakpoint
CREATE UNIQUE INDEX "mandiri_open" ON "mandiri_cases" USING btree ("office_code") WHERE "mandiri_cases"."is_open";--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_pending" ON "registrations" USING btree ("person_id") WHERE "registrations"."is_pending";--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_parent_code_offices_code_fk" FOREIGN KEY ("parent_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "offices_by_parent" ON "offices" USING btree ("parent_code");--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_mandiri_by_decree" CHECK (not "offices"."pd_mandiri" or "offices"."pd_mandiri_decree" is not null);