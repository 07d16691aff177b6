CREATE TABLE "audit_findings" (
	"case_id" text PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "audit_findings_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"audit_id" text NOT NULL,
	"office_code" text NOT NULL,
	"finding" text NOT NULL,
	"due_on" date NOT NULL,
	"state" text NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"evidence_sha256" text,
	"evidence_letter" text,
	"evidence_on" date,
	"evidence_by" bigint,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audits" (
	"case_id" text PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "audits_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"object" text NOT NULL,
	"application_code" text,
	"planned_on" date NOT NULL,
	"state" text NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"budget" text,
	"criteria" text,
	"auditor_kind" text,
	"auditor_name" text,
	"auditor_number" text,
	"letter" text,
	"letter_on" date,
	"result_sha256" text,
	"result_letter" text,
	"result_on" date,
	"chair_receipt" text,
	"chair_receipt_on" date,
	"mayor_receipt" text,
	"mayor_receipt_on" date,
	"met_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audits_result" CHECK ("audits"."result_on" is null or num_nonnulls("audits"."result_sha256", "audits"."result_letter") > 0),
	CONSTRAINT "audits_letter" CHECK (("audits"."letter" is null) = ("audits"."letter_on" is null)),
	CONSTRAINT "audits_chair" CHECK (("audits"."chair_receipt" is null) = ("audits"."chair_receipt_on" is null)),
	CONSTRAINT "audits_mayor" CHECK (("audits"."mayor_receipt" is null) = ("audits"."mayor_receipt_on" is null))
);
--> statement-breakpoint
CREATE TABLE "file_passes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "file_passes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"token_hash" text NOT NULL,
	"direction" text NOT NULL,
	"person_id" bigint NOT NULL,
	"case_id" text NOT NULL,
	"purpose" text NOT NULL,
	"class" text NOT NULL,
	"sha256" text,
	"effective_on" date,
	"made_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "file_passes_out_of_a_file" CHECK (("file_passes"."direction" = 'out') = ("file_passes"."sha256" is not null))
);
--> statement-breakpoint
ALTER TABLE "audit_findings" ADD CONSTRAINT "audit_findings_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_findings" ADD CONSTRAINT "audit_findings_audit_id_audits_case_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audits"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_findings" ADD CONSTRAINT "audit_findings_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_findings" ADD CONSTRAINT "audit_findings_evidence_by_people_id_fk" FOREIGN KEY ("evidence_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audits" ADD CONSTRAINT "audits_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_passes" ADD CONSTRAINT "file_passes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_passes" ADD CONSTRAINT "file_passes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_findings_number" ON "audit_findings" USING btree ("number");--> statement-breakpoint
CREATE INDEX "audit_findings_of_audit" ON "audit_findings" USING btree ("audit_id");--> statement-breakpoint
CREATE INDEX "audit_findings_of_office" ON "audit_findings" USING btree ("office_code","due_on") WHERE "audit_findings"."is_open";--> statement-breakpoint
CREATE UNIQUE INDEX "audits_number" ON "audits" USING btree ("number");--> statement-breakpoint
CREATE INDEX "audits_open" ON "audits" USING btree ("number") WHERE "audits"."is_open";--> statement-breakpoint
CREATE INDEX "audits_of_kind" ON "audits" USING btree ("kind","application_code","result_on");--> statement-breakpoint
CREATE UNIQUE INDEX "file_passes_token" ON "file_passes" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "file_passes_of_case" ON "file_passes" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "file_passes_of_person" ON "file_passes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "file_passes_by_age" ON "file_passes" USING btree ("expires_at");