-- What could not be stored yet, and whose order waits for it.

-- One row for each key whose order is held up. Who stores or lays aside records of the key locks this row first,
-- so that new records never pass those that wait.
create table record.held_key (
  key   text        primary key,
  since timestamptz not null default now()
);

create table record.dead_letter (
  id                  bigint      generated always as identity primary key,
  source_topic        text        not null,
  source_partition    integer     not null,
  source_offset       bigint      not null,
  -- The record's key if it can be one, else its position: such a record holds up nobody.
  order_key           text        not null,
  key                 bytea,
  session_id          uuid,
  event_id            text,
  event_type          text,
  -- An array of {"name", "value"}, or "base64" where the value is no text; neither where there is none.
  headers             json        not null,
  -- The record unchanged, whatever it is; null if it had no value.
  value               bytea,
  cause               text        not null check (cause in ('unreadable', 'refused', 'behind')),
  reason              text        not null,
  exception           text,
  stack               text,
  -- Retries that failed since it died or was redriven.
  attempts            integer     not null default 0,
  state               text        not null check (state in ('waiting', 'behind', 'parked', 'stored', 'discarded')),
  first_failed_at     timestamptz not null default now(),
  last_tried_at       timestamptz,
  next_try_at         timestamptz check ((next_try_at is not null) = (state = 'waiting')),
  closed_at           timestamptz check ((closed_at is not null) = (state in ('stored', 'discarded'))),
  closed_by           text,
  closed_reason       text,
  -- An array of {"at", "what", "detail"}, oldest first.
  history             jsonb       not null,
  dead_announced_at   timestamptz,
  parked_announced_at timestamptz,
  -- A record delivered again is the same letter.
  unique (source_topic, source_partition, source_offset)
);

-- Only the first open letter of a key is tried; the others are behind it.
create unique index dead_letter_head on record.dead_letter (order_key) where state in ('waiting', 'parked');
create index dead_letter_open on record.dead_letter (order_key, id) where state in ('waiting', 'behind', 'parked');
create index dead_letter_due on record.dead_letter (next_try_at) where state = 'waiting';
create index dead_letter_unannounced on record.dead_letter (id) where dead_announced_at is null;
create index dead_letter_of_session on record.dead_letter (session_id, id);
create index dead_letter_closed on record.dead_letter (closed_at) where closed_at is not null;
-- Looked into with every batch: what was given up stays so when it is delivered again.
create index dead_letter_discarded on record.dead_letter (source_topic, source_partition, source_offset)
  where state = 'discarded';
