-- Who outside is told of jobs' ends. Empty lists in the filter stand for all; secrets are rows of the table secret.
create table webhook (
  id                    text collate "C" primary key,
  organisation_id       text not null,
  url                   text not null,
  description           text not null,
  events                text[] not null,
  job_types             text[] not null,
  customers             text[] not null,
  only_named            boolean not null,
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

-- The webhook that an execution names, and the place where below the webhook's own. The webhook may be gone since.
alter table job add column webhook_id text collate "C";
alter table job add column webhook_url text;

-- What each is to be told: the outbox of webhooks, written in the transaction that ends the job. The body is made of the
-- job when it is sent; a test has no job. seq tells which came first.
create table webhook_delivery (
  id              text collate "C" primary key,
  seq             bigint generated always as identity,
  organisation_id text not null,
  webhook_id      text collate "C" not null references webhook (id) on delete cascade,
  job_id          text collate "C",
  event           text not null,
  url             text,
  happened_at     timestamptz not null,
  status          text not null default 'pending' check (status in ('pending', 'delivered', 'given_up')),
  attempts        integer not null default 0,
  due_at          timestamptz,
  last_attempt_at timestamptz,
  answer          integer,
  error           text,

  constraint webhook_delivery_is_due_while_pending check ((status = 'pending') = (due_at is not null)),
  constraint webhook_delivery_is_a_test_without_job check ((job_id is null) = (event = 'webhook.test'))
);

create index webhook_delivery_due on webhook_delivery (webhook_id, due_at, seq) where status = 'pending';
create index webhook_delivery_order on webhook_delivery (webhook_id, job_id, seq) where status = 'pending';
create index webhook_delivery_newest on webhook_delivery (webhook_id, seq desc);
create index webhook_delivery_settled on webhook_delivery (last_attempt_at) where status <> 'pending';

-- How each sending went.
create table webhook_attempt (
  delivery_id text collate "C" not null references webhook_delivery (id) on delete cascade,
  seq         bigint generated always as identity,
  at          timestamptz not null,
  duration_ms bigint not null,
  answer      integer,
  error       text,
  primary key (delivery_id, seq)
);
