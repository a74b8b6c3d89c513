-- The record: every event as it was on the topic, and what readers ask for, drawn from them.

create table record.event (
  session_id  uuid        not null,
  sequence    bigint      not null check (sequence >= 1),
  event_id    text        not null,
  type        text        not null,
  source      text        not null,
  time        timestamptz not null,
  -- The bytes of the Kafka value: text, because jsonb would reorder keys and drop duplicates.
  data        text        not null,
  traceparent text,
  stored_at   timestamptz not null default now(),
  primary key (session_id, sequence)
);

-- State, outcome and end follow the event numbered state_sequence; owner and problem are null until
-- session.created is here.
create table record.session (
  session_id     uuid        primary key,
  owner_id       text,
  problem        text,
  state          text,
  state_sequence bigint      not null,
  outcome        text,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  ended_at       timestamptz,
  last_sequence  bigint      not null
);

create table record.contribution (
  session_id     uuid        not null,
  sequence       bigint      not null,
  sub_problem_id text        not null,
  round          integer     not null,
  member_id      text        not null,
  text           text        not null,
  request_id     text        not null,
  provider       text        not null,
  model          text        not null,
  substitute     boolean     not null,
  added_at       timestamptz not null,
  primary key (session_id, sequence)
);

create table record.verdict (
  session_id     uuid             primary key,
  sequence       bigint           not null,
  outcome        text             not null,
  recommendation text             not null,
  confidence     double precision not null,
  verdict        json             not null,
  reached_at     timestamptz      not null
);

-- json, not jsonb, throughout: jsonb refuses the escape \u0000, which an event may hold.
create table record.action (
  action_id        text        primary key,
  session_id       uuid        not null,
  owner_id         text,
  position         integer     not null,
  title            text        not null,
  description      text        not null,
  priority         text        not null,
  success_criteria json        not null,
  kill_criteria    json        not null,
  depends_on       json        not null,
  steps            json        not null,
  status           text        not null default 'todo'
                   check (status in ('todo', 'in_progress', 'blocked', 'in_review', 'done', 'cancelled')),
  created_at       timestamptz not null
);

create index action_of_session on record.action (session_id, position);
-- An owner's actions, newest session first, in the verdict's order: the order of the list and its cursor.
create index action_of_owner on record.action (owner_id, created_at desc, session_id, position);

create table record.cost (
  session_id    uuid   primary key,
  input_tokens  bigint not null,
  output_tokens bigint not null,
  micro_usd     bigint not null,
  calls         bigint not null,
  last_sequence bigint not null
);

-- The stream service replays from here and owns nothing.
grant usage on schema record to synod_stream;
grant select on record.event, record.session to synod_stream;
