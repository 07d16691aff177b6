CREATE TABLE "segments" (
	"case_id" text NOT NULL,
	"seq" integer NOT NULL,
	"desk" text NOT NULL,
	"office_code" text NOT NULL,
	"owner_id" bigint,
	"pause" text,
	"work_pattern" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone,
	CONSTRAINT "segments_case_id_seq_pk" PRIMARY KEY("case_id","seq"),
	CONSTRAINT "segments_forward" CHECK ("segments"."until_at" >= "segments"."from_at")
);
--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "response_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "responded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "tier_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "warn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "is_paused" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "response_breached_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "tier_breached_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "breached_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "told_response" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "told_tier" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "told_target" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "segments_open" ON "segments" USING btree ("case_id") WHERE "segments"."until_at" is null;--> statement-breakpoint
CREATE INDEX "segments_by_owner" ON "segments" USING btree ("owner_id","from_at");--> statement-breakpoint
CREATE INDEX "segments_by_office" ON "segments" USING btree ("office_code","from_at");--> statement-breakpoint
CREATE INDEX "tickets_at_risk" ON "tickets" USING btree ("warn_at") WHERE "tickets"."is_open" and not "tickets"."is_paused" and "tickets"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "tickets_unanswered" ON "tickets" USING btree ("response_due_at") WHERE "tickets"."is_open" and "tickets"."responded_at" is null;--> statement-breakpoint
CREATE INDEX "tickets_breached" ON "tickets" USING btree ("breached_at") WHERE "tickets"."breached_at" is not null;--> statement-breakpoint
CREATE INDEX "tickets_response_breached" ON "tickets" USING btree ("response_breached_at") WHERE "tickets"."response_breached_at" is not null;--> statement-breakpoint
-- Tickets there are already: who held them when cannot be told from a row, so each gets one piece until it was solved, and the present pause from the event that began it.
INSERT INTO "segments" ("case_id", "seq", "desk", "office_code", "owner_id", "pause", "work_pattern", "from_at", "until_at")
SELECT t."case_id", 1, t."desk", t."office_code", t."owner_id", NULL,
  CASE WHEN t."desk" = 'tier1' THEN o."work_pattern" ELSE 'five_days' END, t."opened_at",
  CASE
    WHEN t."status" IN ('waitingForReporter', 'waitingForOther') THEN greatest(t."opened_at", p."at")
    WHEN NOT t."is_open" OR t."status" = 'resolved' THEN greatest(t."opened_at", coalesce(t."resolved_at", c."closed_at"))
  END
FROM "tickets" t JOIN "offices" o ON o."code" = t."office_code" JOIN "cases" c ON c."id" = t."case_id"
LEFT JOIN LATERAL (
  SELECT max((e."line"::json ->> 'at')::timestamptz) AS "at" FROM "events" e
  WHERE e."case_id" = t."case_id" AND e."line"::json ->> 'kind' IN ('ASKED', 'WAITS')
) p ON true;--> statement-breakpoint
INSERT INTO "segments" ("case_id", "seq", "desk", "office_code", "owner_id", "pause", "work_pattern", "from_at")
SELECT s."case_id", 2, s."desk", s."office_code", s."owner_id",
  CASE WHEN t."status" = 'waitingForReporter' THEN 'reporter' ELSE 'vendor' END, s."work_pattern", s."until_at"
FROM "segments" s JOIN "tickets" t ON t."case_id" = s."case_id"
WHERE t."status" IN ('waitingForReporter', 'waitingForOther') AND s."until_at" IS NOT NULL;--> statement-breakpoint
UPDATE "tickets" t SET "is_paused" = t."status" IN ('waitingForReporter', 'waitingForOther'), "responded_at" = (
  SELECT min((e."line"::json ->> 'at')::timestamptz) FROM "events" e WHERE e."case_id" = t."case_id"
    AND e."line"::json ->> 'actor' IS NOT NULL AND e."line"::json ->> 'kind' IN
      ('CLAIMED', 'ASSIGNED', 'REPLIED', 'ASKED', 'WAITS', 'VISIT_PLANNED', 'ESCALATED', 'RETURNED', 'REFERRED', 'RESOLVED')
);--> statement-breakpoint
-- What is due when needs the calendar: each open ticket reckons it itself as soon as the desk works.
INSERT INTO "inbox" ("id", "lane", "position", "payload", "received_at")
SELECT 'signal:two_clocks:' || t."case_id", 'case:' || t."case_id", 0,
  json_build_object('signal', json_build_object('name', 'clockIsRecomputed', 'caseId', t."case_id"))::text, now()
FROM "tickets" t WHERE t."is_open";
