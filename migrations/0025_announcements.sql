CREATE TABLE "announcements" (
	"case_id" text PRIMARY KEY NOT NULL,
	"author_id" bigint NOT NULL,
	"status" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"words" text,
	"audience" text,
	"urgent_reason" text,
	"wants_read" boolean DEFAULT false NOT NULL,
	"due_at" timestamp (3) with time zone,
	"approver_id" bigint,
	"people" integer DEFAULT 0 NOT NULL,
	"offices" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "announcements_two_people" CHECK ("announcements"."approver_id" is null or "announcements"."approver_id" <> "announcements"."author_id")
);
--> statement-breakpoint
CREATE TABLE "broadcasts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "broadcasts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"words" text NOT NULL,
	"wants_read" boolean DEFAULT false NOT NULL,
	"keeps_quiet" boolean NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"is_touched" boolean DEFAULT false NOT NULL,
	CONSTRAINT "broadcasts_of_case" UNIQUE("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"broadcast_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"person_id" bigint NOT NULL,
	"office_code" text NOT NULL,
	"state" text NOT NULL,
	"why" text,
	"outbox_id" bigint,
	"sent_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "deliveries_broadcast_id_position_pk" PRIMARY KEY("broadcast_id","position"),
	CONSTRAINT "deliveries_once" UNIQUE("broadcast_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "disturbances" (
	"case_id" text PRIMARY KEY NOT NULL,
	"owner_id" bigint NOT NULL,
	"status" text NOT NULL,
	"is_planned" boolean NOT NULL,
	"category" text,
	"words" text,
	"audience" text,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "disturbances_window" CHECK ("disturbances"."starts_at" < "disturbances"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_approver_id_people_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_broadcast_id_broadcasts_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcasts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disturbances" ADD CONSTRAINT "disturbances_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disturbances" ADD CONSTRAINT "disturbances_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "announcements_draft" ON "announcements" USING btree ("author_id") WHERE "announcements"."status" in ('writing', 'aiming', 'ready');--> statement-breakpoint
CREATE INDEX "announcements_by_time" ON "announcements" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "announcements_waiting" ON "announcements" USING btree ("created_at") WHERE "announcements"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "broadcasts_at_work" ON "broadcasts" USING btree ("id") WHERE "broadcasts"."state" in ('running', 'stopping') or "broadcasts"."is_touched";--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_by_row" ON "deliveries" USING btree ("outbox_id") WHERE "deliveries"."outbox_id" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("broadcast_id","position") WHERE "deliveries"."state" in ('waiting', 'queued');--> statement-breakpoint
CREATE INDEX "deliveries_by_person" ON "deliveries" USING btree ("person_id","broadcast_id");--> statement-breakpoint
CREATE UNIQUE INDEX "disturbances_draft" ON "disturbances" USING btree ("owner_id") WHERE "disturbances"."status" in ('choosing', 'writing', 'timing', 'aiming', 'ready');--> statement-breakpoint
CREATE INDEX "disturbances_open" ON "disturbances" USING btree ("category","created_at") WHERE "disturbances"."status" in ('planned', 'ongoing');