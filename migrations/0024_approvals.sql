CREATE TABLE "approvals" (
	"case_id" text NOT NULL,
	"seq" integer NOT NULL,
	"step" text NOT NULL,
	"role" text NOT NULL,
	"office_code" text NOT NULL,
	"revision" integer NOT NULL,
	"decision" text NOT NULL,
	"person_id" bigint NOT NULL,
	"instead_of" bigint,
	"number" text,
	"letter_on" date,
	"sha256" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "approvals_case_id_seq_pk" PRIMARY KEY("case_id","seq"),
	CONSTRAINT "approvals_letter" CHECK ("approvals"."decision" <> 'letter' or ("approvals"."number" is not null and "approvals"."letter_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "change_reviews" (
	"case_id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"verdict" text,
	"reviewed_by" bigint,
	"reviewed_at" timestamp (3) with time zone,
	CONSTRAINT "change_reviews_request_id_unique" UNIQUE("request_id"),
	CONSTRAINT "change_reviews_whole" CHECK (("change_reviews"."verdict" is null) = ("change_reviews"."reviewed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "freezes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "freezes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"reason" text NOT NULL,
	"set_by" bigint NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	"lifted_by" bigint,
	CONSTRAINT "freezes_forward" CHECK ("freezes"."until_on" >= "freezes"."from_on")
);
--> statement-breakpoint
CREATE TABLE "waiting_steps" (
	"case_id" text PRIMARY KEY NOT NULL,
	"step" text NOT NULL,
	"role" text NOT NULL,
	"office_code" text NOT NULL,
	"place" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_case_id_requests_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."requests"("case_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_instead_of_people_id_fk" FOREIGN KEY ("instead_of") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_reviews" ADD CONSTRAINT "change_reviews_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_reviews" ADD CONSTRAINT "change_reviews_request_id_requests_case_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("case_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_reviews" ADD CONSTRAINT "change_reviews_reviewed_by_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freezes" ADD CONSTRAINT "freezes_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freezes" ADD CONSTRAINT "freezes_lifted_by_people_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_steps" ADD CONSTRAINT "waiting_steps_case_id_requests_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."requests"("case_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_steps" ADD CONSTRAINT "waiting_steps_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_once" ON "approvals" USING btree ("case_id","revision","step");--> statement-breakpoint
CREATE INDEX "approvals_by_person" ON "approvals" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "freezes_in_force" ON "freezes" USING btree ("until_on") WHERE "freezes"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "waiting_steps_by_role" ON "waiting_steps" USING btree ("role","office_code","since");--> statement-breakpoint
-- A decision stays as it was made; it goes only with the whole request.
create function approvals_are_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a decision on a request is never changed' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger approvals_no_change before update on approvals
  for each row execute function approvals_are_kept();
