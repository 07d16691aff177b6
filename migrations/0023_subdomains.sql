CREATE TABLE "subdomain_work" (
	"case_id" text PRIMARY KEY NOT NULL,
	"what" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"claimed_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "subdomains" (
	"case_id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"fqdn" text NOT NULL,
	"office_code" text NOT NULL,
	"class" text NOT NULL,
	"purpose" text NOT NULL,
	"target" text,
	"ttl" integer DEFAULT 3600 NOT NULL,
	"manager_id" bigint,
	"manager_name" text,
	"letter" text,
	"status" text NOT NULL,
	"holds_name" boolean DEFAULT true NOT NULL,
	"request_id" text,
	"replaces_id" text,
	"asked_by" bigint,
	"decision" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"live_at" timestamp (3) with time zone,
	"ends_on" date,
	"asked_at" timestamp (3) with time zone,
	"attested_at" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone,
	"used_at" timestamp (3) with time zone,
	"evidence" text[] DEFAULT '{}' NOT NULL,
	"stepped_at" timestamp (3) with time zone,
	"dns" text,
	"http_status" integer,
	"content_hash" text,
	"content_since" timestamp (3) with time zone,
	"suspicion" text,
	"tls_expires_at" timestamp (3) with time zone,
	"tls_ticket_for" timestamp (3) with time zone,
	"dangling_since" timestamp (3) with time zone,
	"is_dangling_told" boolean DEFAULT false NOT NULL,
	"suspended_at" timestamp (3) with time zone,
	"suspend_decision" text,
	"removed_at" timestamp (3) with time zone,
	"remove_decision" text,
	"rests_until" date,
	"emergency_at" timestamp (3) with time zone,
	"emergency_decision" text,
	"is_legacy_63" boolean DEFAULT false NOT NULL,
	"conforms_since" timestamp (3) with time zone,
	CONSTRAINT "subdomains_by_decision" CHECK ("subdomains"."status" in ('reserved', 'dropped') or "subdomains"."decision" is not null),
	CONSTRAINT "subdomains_suspended_by_decision" CHECK ("subdomains"."suspended_at" is null or "subdomains"."suspend_decision" is not null),
	CONSTRAINT "subdomains_removed_by_decision" CHECK ("subdomains"."removed_at" is null or "subdomains"."remove_decision" is not null)
);
--> statement-breakpoint
ALTER TABLE "subdomain_work" ADD CONSTRAINT "subdomain_work_case_id_subdomains_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."subdomains"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subdomains" ADD CONSTRAINT "subdomains_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subdomains" ADD CONSTRAINT "subdomains_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subdomains" ADD CONSTRAINT "subdomains_manager_id_people_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subdomains" ADD CONSTRAINT "subdomains_request_id_cases_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subdomains" ADD CONSTRAINT "subdomains_replaces_id_subdomains_case_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."subdomains"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subdomains" ADD CONSTRAINT "subdomains_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "subdomain_work_due" ON "subdomain_work" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "subdomains_name" ON "subdomains" USING btree ("fqdn") WHERE "subdomains"."holds_name";--> statement-breakpoint
CREATE INDEX "subdomains_by_office" ON "subdomains" USING btree ("office_code");--> statement-breakpoint
CREATE INDEX "subdomains_by_status" ON "subdomains" USING btree ("status");--> statement-breakpoint
CREATE INDEX "subdomains_by_manager" ON "subdomains" USING btree ("manager_id");--> statement-breakpoint
CREATE INDEX "subdomains_by_request" ON "subdomains" USING btree ("request_id");