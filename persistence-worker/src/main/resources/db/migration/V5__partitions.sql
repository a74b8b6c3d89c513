-- History lies in partitions by the month that its session was made in, which its id (UUID version 7) tells:
-- all of a session is in one partition, so a dropped partition drops whole sessions.

-- The lowest id of sessions made in a month, or later.
create function record.first_id(month date) returns uuid language sql immutable
  return (lpad(to_hex((extract(epoch from month::timestamp) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;

-- The month that a session was made in; null if its id carries no time.
create function record.month_of(session_id uuid) returns date language sql immutable
  return case when uuid_extract_version(session_id) = 7 then
    date_trunc('month', uuid_extract_timestamp(session_id) at time zone 'UTC')::date end;

alter table record.event rename to event_before;
alter table record.event_before rename constraint event_pkey to event_before_pkey;
alter table record.contribution rename to contribution_before;
alter table record.contribution_before rename constraint contribution_pkey to contribution_before_pkey;

create table record.event (like record.event_before including all) partition by range (session_id);
create table record.contribution (like record.contribution_before including all) partition by range (session_id);

-- Whatever has no partition of its own: ids without a time, and months whose partition is still to be made.
create table record.event_rest partition of record.event default;
create table record.contribution_rest partition of record.contribution default;

-- Makes a month's partitions unless they are there, with what has come in meanwhile.
create function record.make_partitions(month date) returns void language plpgsql as $$
declare
  first uuid := record.first_id(month);
  beyond uuid := record.first_id((month + interval '1 month')::date);
  suffix text := to_char(month, '_YYYYMM');
  parent text;
begin
  if to_regclass('record.event' || suffix) is null then
    -- Writers wait here, before they choose a partition: one who has chosen the rest would be refused by it afterwards.
    lock table only record.event, only record.contribution in share row exclusive mode;
    foreach parent in array array['event', 'contribution'] loop
      execute format('create table record.%I (like record.%I including all)', parent || suffix, parent);
      execute format(
        'with moved as (delete from record.%I where session_id >= $1 and session_id < $2 returning *)
         insert into record.%I select * from moved', parent || '_rest', parent || suffix) using first, beyond;
      execute format(
        'alter table record.%I attach partition record.%I for values from (%L) to (%L)',
        parent, parent || suffix, first, beyond);
    end loop;
  end if;
end
$$;

select record.make_partitions(month) from (
  select distinct record.month_of(session_id) as month from record.event_before
  union select date_trunc('month', now() at time zone 'UTC')::date) as months
where month <= now() at time zone 'UTC';

insert into record.event select * from record.event_before;
insert into record.contribution select * from record.contribution_before;
drop table record.event_before, record.contribution_before;

-- Months whose history has gone: once each, unless something of it came in after that.
create table record.expired_month (
  month       date        not null,
  expired_at  timestamptz not null,
  sessions    bigint      not null,
  events      bigint      not null,
  -- The file that holds it; null if it was dropped.
  exported_to text,
  primary key (month, expired_at)
);

-- The tables are new, so is what others may do with them.
grant select on record.event to synod_stream;
