create table session.session (
    id          uuid primary key,
    owner_id    text        not null,
    status      text        not null,
    -- what a list shows, as JSON
    summary     text        not null,
    checkpoint  text        not null,
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

-- Long texts, written once; the checkpoint names them.
create table session.passage (
    session_id uuid not null,
    ref        text not null,
    text       text not null,
    primary key (session_id, ref)
);

create table session.idempotency_key (
    owner_id    text        not null,
    key         text        not null,
    fingerprint text        not null,
    session_id  uuid        not null,
    created_at  timestamptz not null default now(),
    primary key (owner_id, key)
);

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
