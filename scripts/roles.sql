-- Separate database roles for Meja Bantu on a server. Run as a superuser (or the database's owner with CREATEROLE), in the
-- desk's own database: once before the first migration and again after every migration; it may be repeated at any
-- time. Roles belong to the whole server; this file creates them without passwords (see docs/database.md).
--
--   meja_owner    owns the schema and runs the migrations. Not for the running desk.
--   meja_app      the running desk: reads and writes rows; cannot change or remove history
--                 (but for records that two people have destroyed with minutes), cannot change the schema.
--   meja_auditor  reads everything, changes nothing.
--
-- There are no default privileges on purpose: a table that is new and not granted fails loudly, while one granted
-- too much would not be noticed.

do $$
declare
  wanted text;
begin
  foreach wanted in array array['meja_owner', 'meja_app', 'meja_auditor'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication', wanted);
    end if;
  end loop;
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect, create, temporary on database %I to meja_owner', current_database());
  execute format('grant connect on database %I to meja_app, meja_auditor', current_database());
end
$$;

revoke all on schema public from public;
grant usage, create on schema public to meja_owner;
grant usage on schema public to meja_app, meja_auditor;

do $$
declare
  each record;
begin
  -- The journal of migrations: the desk reads it at its start to know whether the schema fits.
  if exists (select from pg_namespace where nspname = 'drizzle') then
    grant usage on schema drizzle to meja_app, meja_auditor;
    grant select on all tables in schema drizzle to meja_app, meja_auditor;
  end if;

  for each in
    select c.oid::regclass as name, c.relname, c.relkind from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
  loop
    if each.relkind = 'S' then
      execute format('revoke all on sequence %s from public, meja_app, meja_auditor', each.name);
      execute format('grant usage, select on sequence %s to meja_app', each.name);
      execute format('grant select on sequence %s to meja_auditor', each.name);
    else
      execute format('revoke all on table %s from public, meja_app, meja_auditor', each.name);
      execute format('grant select on table %s to meja_app, meja_auditor', each.name);
      if each.relname in ('events', 'tombstones') then
        execute format('grant insert on table %s to meja_app', each.name);
      elsif each.relkind in ('r', 'p') then
        execute format('grant insert, update, delete on table %s to meja_app', each.name);
      end if;
    end if;
  end loop;

  -- Takes out of the history what two people have destroyed with minutes; it checks that itself.
  if to_regprocedure('public.destroy_events(text[])') is not null then
    revoke all on function public.destroy_events(text[]) from public, meja_auditor;
    grant execute on function public.destroy_events(text[]) to meja_app;
  end if;
end
$$;
