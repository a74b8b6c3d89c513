-- Run by a superuser inside the database `synod`, as often as wanted: roles, schemas, the publication.
-- Roles get their passwords from whoever runs this (launcher, compose, operator), so none is written here.

do $$
declare
  role_name text;
begin
  foreach role_name in array array['synod_session', 'synod_gateway', 'synod_record', 'synod_stream', 'synod_connect'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I login', role_name);
    end if;
  end loop;
end
$$;

-- Reads the outboxes through a replication slot; owns nothing.
alter role synod_connect with login replication;

-- No service writes where all may look.
revoke create on schema public from public;

create schema if not exists session authorization synod_session;
create schema if not exists gateway authorization synod_gateway;
create schema if not exists record authorization synod_record;

grant usage on schema record to synod_stream;

-- Outbox rows are only ever inserted; partitions come and go, the publication names their parent.
do $$
begin
  if not exists (select from pg_publication where pubname = 'synod_outbox') then
    create publication synod_outbox with (publish = 'insert', publish_via_partition_root = true);
  end if;
end
$$;

-- A service's migration calls this for its own schema: altering the publication needs its owner's rights,
-- which no service role has. Refuses whoever does not own the table.
create or replace function public.publish_outbox(schema_name text) returns void
  language plpgsql
  security definer
  set search_path = pg_catalog
as $$
declare
  outbox_owner name;
begin
  select tableowner into outbox_owner from pg_tables where schemaname = schema_name and tablename = 'outbox';
  if outbox_owner is null then
    raise exception 'there is no table %.outbox to publish', schema_name
      using hint = 'Create the table in the same migration, before calling publish_outbox.';
  end if;
  if not pg_has_role(session_user, outbox_owner, 'member') then
    raise exception '% does not own %.outbox', session_user, schema_name
      using hint = 'Call publish_outbox with the role that runs this schema''s migrations.';
  end if;
  execute format('grant usage on schema %I to synod_connect', schema_name);
  execute format('grant select on %I.outbox to synod_connect', schema_name);
  if not exists (
    select from pg_publication_tables where pubname = 'synod_outbox' and schemaname = schema_name and tablename = 'outbox'
  ) then
    execute format('alter publication synod_outbox add table %I.outbox', schema_name);
  end if;
end
$$;

revoke execute on function public.publish_outbox(text) from public;
grant execute on function public.publish_outbox(text) to synod_session, synod_gateway, synod_record;
