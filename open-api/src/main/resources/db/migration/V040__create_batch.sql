-- Many jobs of one version of a workflow. How far a batch is stands nowhere: it is counted from its rows and jobs.
-- settled: nothing is left to do under the wish, for the loop that makes jobs of rows; each new wish takes it back.
create table batch (
  id               text collate "C" primary key,
  organisation_id  text not null,
  user_id          text not null,
  workflow_id      text not null,
  workflow_version integer not null,
  workflow_name    text not null,
  priority         integer not null check (priority between 0 and 100),
  row_count        integer not null check (row_count > 0),
  wish             text not null default 'run' check (wish in ('run', 'pause', 'cancel')),
  settled          boolean not null default false,
  traceparent      text,
  created_at       timestamptz not null
);

create index batch_newest on batch (organisation_id, created_at desc, id desc);
create index batch_unsettled on batch (id) where not settled and wish <> 'pause';

-- The rows of the table by the line on which they begin. A row waits until it is a job or is refused, and is only one of them.
-- There is no reference to the job: either may be forgotten before the other.
create table batch_row (
  batch_id        text collate "C" not null references batch (id) on delete cascade,
  line            integer not null check (line > 0),
  organisation_id text not null,
  inputs          text,
  errors          text,
  job_id          text collate "C" unique,
  primary key (batch_id, line),
  constraint batch_row_is_one_thing check (
    (errors is null or job_id is null) and (inputs is not null or errors is not null)
  )
);

create index batch_row_waiting on batch_row (batch_id, line) where job_id is null and errors is null;
create index batch_row_refused on batch_row (batch_id) where errors is not null;

-- Idempotency keys of requests that start batches, per organisation.
create table batch_request (
  organisation_id text not null,
  request_key     text not null,
  request_hash    text not null,
  batch_id        text not null,
  expires_at      timestamptz not null,
  primary key (organisation_id, request_key)
);

create index batch_request_expiry on batch_request (organisation_id, expires_at);

alter table job add column batch_id text collate "C";

-- Counts the jobs of a batch without reading them; those that follow an ended one are told apart.
create index job_of_batch on job (batch_id, status) include (retry_of) where batch_id is not null;
