ALTER TABLE "subdomains" DROP CONSTRAINT "subdomains_request_id_cases_id_fk";
--> statement-breakpoint
ALTER TABLE "subdomains" ADD CONSTRAINT "subdomains_request_id_cases_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."cases"("id") ON DELETE set null ON UPDATE no action;