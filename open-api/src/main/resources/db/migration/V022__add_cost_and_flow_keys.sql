-- What a job costs its worker and its customer, which limits it shares, and how long it may wait for a start.
alter table job
  add column start_timeout_ms bigint,
  add column cost             integer not null default 1 check (cost > 0),
  add column flow_keys        text not null default '[]';
