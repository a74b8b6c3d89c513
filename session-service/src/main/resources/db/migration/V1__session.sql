-- A session: what is in flight, and what it is found and shown by. Each step writes it, so it is kept small.
create table session.session (
    id          uuid primary key,
    owner_id    text        not null,
    problem     text        not null,
    options     text        not null,
    status      text        not null,
    waiting_for text,
    -- let in from the queue, though it may not have begun yet
    admitted    boolean     not null default false,
    summary     text        not null,
    desk        text        not null,
    sequence    bigint      not null,
    traceparent text        not null,
    tracestate  text        not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    ended_at    timestamptz,
    due_at      timestamptz,
    version     integer     not null
);
create index session_by_owner on session.session (owner_id, id desc);
create index session_by_due on session.session (due_at) where due_at is not null;
create index session_at_work on session.session (status, id) where status in ('RUNNING', 'QUEUED');
create index session_waiting on session.session (waiting_for) where waiting_for is not null;
create index session_ended on session.session (ended_at) where ended_at is not null;

-- What has become true of it, as it was published: written once, so a step writes little however long the session.
create table session.fact (
    session_id uuid        not null,
    sequence   bigint      not null,
    type       text        not null,
    data       text        not null,
    at         timestamptz not null,
    primary key (session_id, sequence)
);

create table session.idempotency_key (
    owner_id    text        not null,
    key         text        not null,
    fingerprint text        not null,
    session_id  uuid        not null,
    created_at  timestamptz not null default now(),
    primary key (owner_id, key)
);
create index idempotency_key_by_session on session.idempotency_key (session_id);

-- Insert-only; whole partitions are dropped later. Debezium reads the inserts.
create table session.outbox (
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

select public.publish_outbox('session');
