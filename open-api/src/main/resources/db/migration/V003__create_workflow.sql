create table workflow (
  organisation_id text not null,
  id              text collate "C" not null,
  name            text not null,
  description     text not null,
  component_type  text not null,
  job_type        text,
  version         integer not null check (version > 0),
  tags            text[] not null,
  owner_id        text not null,
  created_by      text not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  deleted_at      timestamptz,
  primary key (organisation_id, id)
);

create index workflow_last_changed on workflow (organisation_id, updated_at desc, id desc)
  where deleted_at is null;
create index workflow_job_type on workflow (organisation_id, job_type, updated_at desc, id desc)
  where deleted_at is null;
create index workflow_tags on workflow using gin (tags) where deleted_at is null;

-- A version never changes. The text is the truth, exactly as it was given; the document beside it
-- is an index of it and may lack what jsonb cannot hold (NUL, lone surrogates, endless digits).
create table workflow_version (
  organisation_id text not null,
  workflow_id     text collate "C" not null,
  version         integer not null check (version > 0),
  job_type        text,
  source          text not null,
  source_sha256   text not null,
  document        jsonb,
  message         text not null,
  created_by      text not null,
  created_at      timestamptz not null,
  primary key (organisation_id, workflow_id, version),
  foreign key (organisation_id, workflow_id) references workflow
);

create index workflow_version_document on workflow_version using gin (document jsonb_path_ops);
