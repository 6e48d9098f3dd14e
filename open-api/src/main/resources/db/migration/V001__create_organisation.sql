-- Who owns everything else.
create table organisation (
  organisation_id text primary key,
  name            text not null,
  created_at      timestamptz not null
);

create table app_user (
  organisation_id text not null references organisation,
  user_id         text not null,
  role            text not null check (role in ('viewer', 'runner', 'editor', 'operator', 'admin')),
  created_at      timestamptz not null,
  primary key (organisation_id, user_id)
);
