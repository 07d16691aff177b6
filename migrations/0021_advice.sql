CREATE TABLE "advice" (
	"case_id" text NOT NULL,
	"about" text NOT NULL,
	"value" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "advice_case_id_about_pk" PRIMARY KEY("case_id","about")
);
--> statement-breakpoint
ALTER TABLE "advice" ADD CONSTRAINT "advice_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;