CREATE TABLE "law_parts" (
	"law" text NOT NULL,
	"article" smallint NOT NULL,
	"paragraph" smallint NOT NULL,
	"text" text NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "law_parts_law_article_paragraph_pk" PRIMARY KEY("law","article","paragraph")
);
--> statement-breakpoint
CREATE INDEX "law_parts_words" ON "law_parts" USING gin ("words");
--> statement-breakpoint
-- For typing errors in /aturan. Where the server lacks it or this user may not add it, words are found without them.
do $$
begin
  create extension if not exists pg_trgm;
exception when others then
  raise notice 'pg_trgm is not used: %', sqlerrm;
end
$$;
