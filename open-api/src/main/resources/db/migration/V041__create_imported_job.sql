-- Which job of the prior system became which job here, for good: importing again makes no second one.
-- There is no reference to the job: the ledger may forget it, and it must not be imported again then.
create table imported_job (
  organisation_id text not null,
  prior_id        text collate "C" not null,
  digest          text not null,
  job_id          text collate "C" not null unique,
  imported_at     timestamptz not null,
  primary key (organisation_id, prior_id)
);
