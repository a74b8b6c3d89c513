-- What users keep of their own beside the record: projects, the sessions in them, and how far actions are.

create table record.project (
  id              uuid        primary key,
  owner_id        text        not null,
  name            text        not null,
  description     text,
  -- The request that made it, by which it is known when it comes again.
  idempotency_key text,
  fingerprint     text,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  version         integer     not null,
  unique (owner_id, idempotency_key),
  check ((idempotency_key is null) = (fingerprint is null))
);

create index project_of_owner on record.project (owner_id, id desc);

-- A session is in one project at most. It may be linked before its first event is here.
create table record.project_session (
  project_id uuid        not null references record.project on delete cascade,
  session_id uuid        not null unique,
  linked_at  timestamptz not null default now(),
  primary key (project_id, session_id)
);

alter table record.action
  add column blocked_because text,
  -- The session that plans it anew.
  add column replanned_by    uuid,
  -- Null while it is as its verdict made it.
  add column updated_at      timestamptz,
  add column version         integer not null default 0;

-- An owner's sessions, newest first: the order of the list of costs and its cursor.
create index session_of_owner on record.session (owner_id, created_at desc, session_id);
