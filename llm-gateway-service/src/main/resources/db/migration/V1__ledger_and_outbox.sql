-- The ledger: a durable queue of calls, and the memory of what was answered.
create table call (
  request_id text primary key,
  session_id text not null,
  owner_id text not null,
  status text not null default 'pending' check (status in ('pending', 'answered', 'failed')),
  -- the wire type says what the JSON beside it is read as
  request_type text not null,
  request text not null,
  traceparent text not null,
  tracestate text not null,
  -- who runs it, and until when others keep away; no holder while it waits for room
  lease_owner text,
  lease_until timestamptz not null,
  -- begun attempts, and whom the latest asked
  attempts int not null default 0,
  provider text,
  model text,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  cost_micro_usd bigint not null default 0,
  response_type text,
  response text,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  check ((status = 'pending') = (response is null)),
  check ((response_type is null) = (response is null))
);

-- The sweep looks for the oldest without a live lease; settled calls are no burden to it.
create index call_pending on call (lease_until) where status = 'pending';

create index call_by_session on call (session_id);

-- Messages on their way to Kafka: insert-only, daily partitions, read from the WAL.
create table outbox (
  id text not null,
  aggregatetype text not null,
  aggregateid text not null,
  type text not null,
  payload text not null,
  traceparent text not null,
  tracestate text not null default '',
  ce_source text not null,
  ce_time timestamptz not null,
  ce_subject text not null,
  ce_sequence bigint,
  created_at timestamptz not null default now(),
  primary key (created_at, id)
) partition by range (created_at);

select public.publish_outbox('gateway');
