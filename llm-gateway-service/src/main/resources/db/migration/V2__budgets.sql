-- What is set aside for a call before anybody is asked; null if its session has no budget.
alter table call add column reserved_micro_usd bigint;

-- What a session has paid, and what is set aside for its calls under way: always the sums over its calls, kept here so
-- that looking and setting aside are one step.
create table spending (
  session_id text primary key,
  spent_micro_usd bigint not null default 0,
  reserved_micro_usd bigint not null default 0 check (reserved_micro_usd >= 0)
);

insert into spending (session_id, spent_micro_usd)
select session_id, sum(cost_micro_usd) from call group by session_id;

-- Totals are asked for by owner and time.
create index call_by_owner on call (owner_id, settled_at) where status = 'answered';
create index call_by_time on call (settled_at) where status = 'answered';
