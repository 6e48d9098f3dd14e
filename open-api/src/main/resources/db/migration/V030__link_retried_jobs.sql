-- Which ended job another one follows. There is no reference: either may be forgotten before the other.
alter table job add column retry_of text collate "C";

create index job_retried on job (retry_of, accepted_at, id) where retry_of is not null;
