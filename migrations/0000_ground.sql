CREATE TABLE "bindings" (
	"purpose" text NOT NULL,
	"office_code" text NOT NULL,
	"chat_id" bigint NOT NULL,
	"bound_by" bigint,
	"bound_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bindings_purpose_office_code_pk" PRIMARY KEY("purpose","office_code")
);
--> statement-breakpoint
CREATE TABLE "bodies" (
	"case_id" text NOT NULL,
	"seq" integer NOT NULL,
	"salt" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "bodies_case_id_seq_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cards_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"owner" text NOT NULL,
	"chat_id" bigint NOT NULL,
	"view" text NOT NULL,
	"message_id" bigint,
	"wanted" integer NOT NULL,
	"shown" integer DEFAULT 0 NOT NULL,
	"face" text,
	"anew" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"flow" text NOT NULL,
	"flow_version" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"head" text NOT NULL,
	"count" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "chats" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "chats_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"telegram_id" bigint NOT NULL,
	"type" text NOT NULL,
	"title" text,
	"is_forum" boolean DEFAULT false NOT NULL,
	"person_id" bigint,
	"unreachable" text,
	CONSTRAINT "chats_telegram_id_unique" UNIQUE("telegram_id")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"key" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dialogues" (
	"person_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"flow" text NOT NULL,
	"flow_version" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dialogues_person_id_chat_id_flow_pk" PRIMARY KEY("person_id","chat_id","flow")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"case_id" text NOT NULL,
	"seq" integer NOT NULL,
	"line" text NOT NULL,
	"prev" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "events_case_id_seq_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" text PRIMARY KEY NOT NULL,
	"lane" text NOT NULL,
	"position" bigint NOT NULL,
	"payload" text,
	"state" text DEFAULT 'open' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"error" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inbox_open_has_payload" CHECK ("inbox"."state" <> 'open' or "inbox"."payload" is not null)
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"case_id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"role" text NOT NULL,
	"office_code" text NOT NULL,
	"letter" text,
	"invited_by" bigint NOT NULL,
	"used_by" bigint,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"token" bigint NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"chat_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"case_id" text NOT NULL,
	"part" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "messages_chat_id_message_id_pk" PRIMARY KEY("chat_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"code" text PRIMARY KEY NOT NULL,
	"abbreviation" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"work_pattern" text NOT NULL,
	"pd_mandiri" boolean DEFAULT false NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chat_id" bigint NOT NULL,
	"case_id" text,
	"class" smallint NOT NULL,
	"payload" text,
	"card_id" bigint,
	"state" text DEFAULT 'open' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"telegram_id" bigint NOT NULL,
	"name" text NOT NULL,
	"language" text DEFAULT 'id' NOT NULL,
	"authority_version" integer DEFAULT 1 NOT NULL,
	"notice_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "people_telegram_id_unique" UNIQUE("telegram_id")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "roles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"role" text NOT NULL,
	"office_code" text NOT NULL,
	"letter" text,
	"granted_by" bigint,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"case_id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"short" text NOT NULL,
	"status" text NOT NULL,
	"desk" text NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	"impact" text NOT NULL,
	"urgency" text NOT NULL,
	"priority" text NOT NULL,
	"is_restricted" boolean DEFAULT false NOT NULL,
	"is_tier1_missing" boolean DEFAULT false NOT NULL,
	"office_code" text NOT NULL,
	"reporter_id" bigint NOT NULL,
	"owner_id" bigint,
	"owned_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"target_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"asks_reporter" text,
	"stars" smallint,
	"is_open" boolean DEFAULT true NOT NULL,
	CONSTRAINT "tickets_number_unique" UNIQUE("number"),
	CONSTRAINT "tickets_stars" CHECK ("tickets"."stars" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "timers" (
	"owner" text NOT NULL,
	"id" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "timers_owner_id_pk" PRIMARY KEY("owner","id")
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"case_id" text NOT NULL,
	"chat_id" bigint NOT NULL,
	"thread_id" bigint NOT NULL,
	CONSTRAINT "topics_case_id_chat_id_pk" PRIMARY KEY("case_id","chat_id")
);
--> statement-breakpoint
ALTER TABLE "bindings" ADD CONSTRAINT "bindings_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bindings" ADD CONSTRAINT "bindings_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bindings" ADD CONSTRAINT "bindings_bound_by_people_id_fk" FOREIGN KEY ("bound_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bodies" ADD CONSTRAINT "bodies_case_id_seq_events_case_id_seq_fk" FOREIGN KEY ("case_id","seq") REFERENCES "public"."events"("case_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dialogues" ADD CONSTRAINT "dialogues_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dialogues" ADD CONSTRAINT "dialogues_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_used_by_people_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_card_id_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_reporter_id_people_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bindings_by_chat" ON "bindings" USING btree ("chat_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cards_one" ON "cards" USING btree ("owner","chat_id","view");--> statement-breakpoint
CREATE INDEX "cases_by_closing" ON "cases" USING btree ("closed_at") WHERE "cases"."closed_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "chats_by_person" ON "chats" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "inbox_lane" ON "inbox" USING btree ("lane","position") WHERE "inbox"."state" = 'open';--> statement-breakpoint
CREATE INDEX "inbox_open" ON "inbox" USING btree ("received_at","position") WHERE "inbox"."state" = 'open';--> statement-breakpoint
CREATE INDEX "inbox_age" ON "inbox" USING btree ("received_at") WHERE "inbox"."state" <> 'open';--> statement-breakpoint
CREATE INDEX "messages_by_case" ON "messages" USING btree ("chat_id","case_id");--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("class","id") WHERE "outbox"."state" = 'open';--> statement-breakpoint
CREATE INDEX "outbox_by_chat" ON "outbox" USING btree ("chat_id","id") WHERE "outbox"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_card" ON "outbox" USING btree ("card_id") WHERE "outbox"."state" = 'open';--> statement-breakpoint
CREATE INDEX "outbox_age" ON "outbox" USING btree ("created_at") WHERE "outbox"."state" <> 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "roles_active" ON "roles" USING btree ("person_id","role","office_code") WHERE "roles"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "roles_by_office" ON "roles" USING btree ("office_code","role") WHERE "roles"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "roles_by_role" ON "roles" USING btree ("role") WHERE "roles"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "tickets_by_short" ON "tickets" USING btree ("short");--> statement-breakpoint
CREATE INDEX "tickets_queue" ON "tickets" USING btree ("desk","office_code","priority","opened_at") WHERE "tickets"."is_open";--> statement-breakpoint
CREATE INDEX "tickets_by_owner" ON "tickets" USING btree ("owner_id","opened_at") WHERE "tickets"."is_open";--> statement-breakpoint
CREATE INDEX "tickets_by_reporter" ON "tickets" USING btree ("reporter_id","opened_at");--> statement-breakpoint
CREATE INDEX "tickets_asking" ON "tickets" USING btree ("reporter_id") WHERE "tickets"."asks_reporter" is not null;--> statement-breakpoint
CREATE INDEX "timers_due" ON "timers" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "topics_by_thread" ON "topics" USING btree ("chat_id","thread_id");