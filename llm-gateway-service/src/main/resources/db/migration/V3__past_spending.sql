-- What calls cost that the ledger has forgotten: by UTC day, for totals.
create table past_spending (
  session_id text not null,
  owner_id text not null,
  provider text not null,
  day date not null,
  calls bigint not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  micro_usd bigint not null,
  primary key (session_id, owner_id, provider, day)
);

create index past_spending_by_owner on past_spending (owner_id, day);
create index past_spending_by_day on past_spending (day);

-- Whatever its end was, a settled call is forgotten in time.
create index call_settled on call (settled_at) where status <> 'pending';
