-- Jobs that ended as failed or timeout, written in the transaction that ends them, and how each was settled.
create table job_dead_letter (
  job_id          text collate "C" primary key references job (id) on delete cascade,
  organisation_id text not null,
  signature       text collate "C" not null,
  job_type        text not null,
  failure_class   text,
  reason          text,
  message         text not null,
  died_at         timestamptz not null,

  settled         text check (settled in ('requeued', 'dismissed')),
  settled_by      text,
  settled_at      timestamptz,
  successor_due   timestamptz,

  constraint job_dead_letter_is_settled_whole check (
    (settled is null) = (settled_by is null) and (settled is null) = (settled_at is null)
    and (successor_due is not null) = (settled is not null and settled = 'requeued')
  )
);

create index job_dead_letter_open on job_dead_letter (organisation_id, signature, died_at, job_id)
  where settled is null;
create index job_dead_letter_due on job_dead_letter (organisation_id, signature, successor_due)
  where successor_due is not null;
