-- A saga of replanning: the session that it makes waits in LINKING until the record has linked it to the action.
create table session.replan (
    id              uuid primary key,
    action_id       text        not null,
    owner_id        text        not null,
    session_id      uuid        not null,
    state           text        not null,
    -- why it did not come about
    undo_code       text,
    undo_detail     text,
    undo_session_id text,
    tries           integer     not null,
    traceparent     text        not null,
    tracestate      text        not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    due_at          timestamptz,
    version         integer     not null
);
-- For an owner's action there is at most one that is under way or has come about.
create unique index replan_of_action on session.replan (owner_id, action_id)
    where state in ('LINKING', 'LINKED', 'UNLINKING', 'PARKED');
create index replan_by_session on session.replan (session_id);
create index replan_by_owner on session.replan (owner_id, id desc);
create index replan_by_due on session.replan (due_at) where due_at is not null;
create index replan_parked on session.replan (id) where state = 'PARKED';

-- A session that waits for its link is not told of the gateway's level.
drop index session.session_by_level;
create index session_by_level on session.session (level)
    where ended_at is null and status <> 'QUEUED' and status <> 'LINKING';
