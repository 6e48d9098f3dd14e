-- The ledger of jobs: what was accepted, which never changes, and how far it has come.
-- JSON stands as text, not as jsonb: digits of numbers, \u0000 and lone surrogates come back as they were.
create table job (
  id                  text collate "C" primary key,
  organisation_id     text not null,
  partition_id        text not null,
  job_type            text not null,
  workflow_id         text not null,
  workflow_version    integer not null,
  workflow_name       text not null,
  user_id             text not null,
  customer_id         text not null,
  priority            integer not null check (priority between 0 and 100),
  inputs              text not null,
  payload             text not null,
  late                text not null,
  output_contract     text,
  render_context      text not null,
  requirements        text,
  not_before          timestamptz,
  deadline            timestamptz,
  attempt_timeout_ms  bigint,
  max_attempts        integer not null check (max_attempts > 0),
  traceparent         text,
  accepted_at         timestamptz not null,

  status              text not null,
  reason              text,
  progress            text,
  ending              text,
  attempts            text not null,
  last_event          text,
  result_event        text,
  started_at          timestamptz,
  ended_at            timestamptz,
  cancel_requested_at timestamptz,

  constraint job_ends_with_its_result check (
    (status in ('completed', 'failed', 'cancelled', 'timeout')) = (ended_at is not null)
    and (ended_at is null) = (ending is null)
  )
);

create index job_newest on job (organisation_id, accepted_at desc, id desc);
create index job_of_workflow on job (organisation_id, workflow_id, accepted_at desc, id desc);
create index job_open on job (partition_id, id) where ended_at is null;
create index job_ended on job (partition_id, ended_at) where ended_at is not null;

-- Results that came after the first one: kept, never applied.
create table job_late_result (
  job_id          text not null references job (id),
  organisation_id text not null,
  event_id        text not null,
  happened_at     timestamptz not null,
  ending          text not null,
  primary key (job_id, event_id, happened_at)
);
