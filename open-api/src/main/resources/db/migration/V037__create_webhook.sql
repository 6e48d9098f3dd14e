-- Who outside is told of jobs' ends. Empty lists in the filter stand for all; secrets are rows of the table secret.
create table webhook (
  id                    text collate "C" primary key,
  organisation_id       text not null,
  url                   text not null,
  description           text not null,
  events                text[] not null,
  job_types             text[] not null,
  customers             text[] not null,
  secret_name           text not null,
  previous_secret_name  text,
  previous_secret_until timestamptz,
  paused_at             timestamptz,
  pause_reason          text,
  created_at            timestamptz not null,
  created_by            text not null,

  constraint webhook_is_paused_for_a_reason check ((paused_at is null) = (pause_reason is null))
);

create index webhook_of_organisation on webhook (organisation_id, id);

-- What each is to be told: the outbox of webhooks, written in the transaction that ends the job. The body is made of the
-- job when it is sent. seq tells which came first.
create table webhook_delivery (
  id              text collate "C" primary key,
  seq             bigint generated always as identity,
  organisation_id text not null,
  webhook_id      text collate "C" not null references webhook (id) on delete cascade,
  job_id          text collate "C" not null,
  event           text not null,
  happened_at     timestamptz not null,
  status          text not null default 'pending' check (status in ('pending', 'delivered', 'given_up')),
  attempts        integer not null default 0,
  due_at          timestamptz,
  last_attempt_at timestamptz,
  answer          integer,
  error           text,

  constraint webhook_delivery_is_due_while_pending check ((status = 'pending') = (due_at is not null))
);

create index webhook_delivery_due on webhook_delivery (due_at, seq) where status = 'pending';
create index webhook_delivery_order on webhook_delivery (webhook_id, job_id, seq) where status = 'pending';
create index webhook_delivery_newest on webhook_delivery (webhook_id, seq desc);
create index webhook_delivery_settled on webhook_delivery (last_attempt_at) where status <> 'pending';
