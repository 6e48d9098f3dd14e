-- What the broker must still be told, written in the transaction that makes it so.
-- There is no reference to the job: the end of a job that the ledger does not know is acknowledged too.
create table job_outbox (
  job_id          text not null,
  kind            text not null check (kind in ('submit', 'cancel', 'acknowledge')),
  organisation_id text not null,
  partition_id    text not null,
  since           timestamptz not null,
  told_again      integer not null default 0,
  primary key (job_id, kind)
);

create index job_outbox_oldest on job_outbox (partition_id, kind, since, job_id);

-- Idempotency keys of requests, per organisation.
create table job_request (
  organisation_id text not null,
  request_key     text not null,
  request_hash    text not null,
  job_id          text not null,
  expires_at      timestamptz not null,
  primary key (organisation_id, request_key)
);

create index job_request_expiry on job_request (expires_at);

-- Up to where the broker's events have been applied; it serves all organisations at once.
create table job_projection (
  partition_id    text primary key,
  organisation_id text not null default 'system',
  epoch           bigint,
  run_id          text,
  cursor_text     text not null
);
