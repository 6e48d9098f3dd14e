-- What jobs of an organisation may use in a period. A deleted one is remembered: the queue, which may lose its state, must be
-- told that nothing holds its jobs back any more.
create table budget (
  id                  text collate "C" primary key,
  organisation_id     text not null,
  name                text not null,
  scope_kind          text not null
    check (scope_kind in ('organisation', 'customer', 'user', 'workflow', 'job_type', 'credential')),
  scope_name          text not null,
  period              text not null check (period in ('day', 'month', 'total')),
  limit_micro_dollars bigint check (limit_micro_dollars >= 0),
  limit_tokens        bigint check (limit_tokens >= 0),
  created_at          timestamptz not null,
  created_by          text not null,
  deleted_at          timestamptz,
  constraint budget_limits_something check (limit_micro_dollars is not null or limit_tokens is not null)
);

create index budget_of_organisation on budget (organisation_id, id) where deleted_at is null;

-- What attempts have used, by the life of the queue (its epoch) that counted them, and by the day in UTC on which they ended.
create table budget_spent (
  budget_id       text not null references budget (id),
  organisation_id text not null,
  partition_id    text not null,
  epoch           bigint not null,
  day             date not null,
  micro_dollars   bigint not null,
  tokens          bigint not null,
  primary key (budget_id, partition_id, epoch, day)
);

-- What budgets must know of a job before it starts: JSON, see SpendingTerms.
alter table job
  add column spending text;
