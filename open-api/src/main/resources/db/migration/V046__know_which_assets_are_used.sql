-- Which assets each row refers to, so that those which nothing refers to can be forgotten. PostgreSQL finds them
-- itself whenever a row is written, and here for those that are there: any text of 64 lower-case hexadecimal digits
-- counts, since templates, inputs and results name assets wherever they like.
create function asset_ids(text text) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct found[1]), '{}')
  from regexp_matches(text, '\m([0-9a-f]{64})\M', 'g') as found
$$;

alter table job add column assets text[] not null generated always as
  (asset_ids(inputs || ' ' || payload || ' ' || late || ' ' || coalesce(ending, ''))) stored;
alter table job_late_result add column assets text[] not null generated always as (asset_ids(ending)) stored;
alter table workflow_version add column assets text[] not null generated always as (asset_ids(source)) stored;
alter table batch_row add column assets text[] not null generated always as (asset_ids(coalesce(inputs, ''))) stored;

create index job_assets on job using gin (assets) where assets <> '{}';
create index job_late_result_assets on job_late_result using gin (assets) where assets <> '{}';
create index workflow_version_assets on workflow_version using gin (assets) where assets <> '{}';
create index batch_row_assets on batch_row using gin (assets) where assets <> '{}';

-- When a node last began to look: the others leave it to it.
create table asset_sweep (
  only_row boolean primary key default true check (only_row),
  begun_at timestamptz not null
);
insert into asset_sweep (begun_at) values ('epoch');
