-- What the record knows of each replan saga, for good: a command that comes again is answered as it was.
create table record.replan (
  saga_id    text        primary key,
  action_id  text        not null,
  session_id text        not null,
  state      text        not null,
  -- the answer to a link that comes again, in its wire form
  reply_type text        not null,
  reply      text        not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Insert-only; whole partitions are dropped later. Debezium reads the inserts.
create table record.outbox (
  id            text        not null,
  aggregatetype text        not null,
  aggregateid   text        not null,
  type          text        not null,
  payload       text        not null,
  traceparent   text        not null,
  tracestate    text        not null default '',
  ce_source     text        not null,
  ce_time       timestamptz not null,
  ce_subject    text        not null,
  ce_sequence   bigint,
  created_at    timestamptz not null default now(),
  primary key (created_at, id)
) partition by range (created_at);

select public.publish_outbox('record');
