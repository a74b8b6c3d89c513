-- How far each replica of the gateway said that it is degraded, and when it last said anything at all.
create table session.gateway_level (
    replica  text primary key,
    level    integer     not null,
    name     text        not null,
    said_at  timestamptz not null,
    spoke_at timestamptz not null
);

-- What a session under way has been told of it, and until when somebody is about to tell it.
alter table session.session
    add column level integer not null default 0,
    add column level_leased_until timestamptz;
create index session_by_level on session.session (level) where ended_at is null and status <> 'QUEUED';
