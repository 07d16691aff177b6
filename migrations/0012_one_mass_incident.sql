DROP INDEX "tickets_mass";--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_mass" ON "tickets" USING btree ("category") WHERE "tickets"."is_open" and "tickets"."is_mass";