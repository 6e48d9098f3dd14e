-- Whose each worker is: the first organisation that had a token made for it. Its administrators, and nobody
-- else's but the operating organisation's, make and refuse tokens of this worker.
create table worker_owner (
  worker_id       text collate "C" primary key,
  organisation_id text not null,
  owned_since     timestamptz not null default now()
);
