-- Tokens and sign-in codes stand here by their SHA-256 alone: who reads the tables cannot use them.
create table api_token (
  token_hash      text primary key,
  organisation_id text not null,
  user_id         text not null,
  role            text not null check (role in ('viewer', 'runner', 'editor', 'operator', 'admin')),
  title           text not null,
  created_at      timestamptz not null default now(),
  expires_at      timestamptz,
  revoked_at      timestamptz
);

create index api_token_of_organisation on api_token (organisation_id, user_id);
create index api_token_expiry on api_token (expires_at) where expires_at is not null;

create table sign_in_code (
  code_hash       text primary key,
  organisation_id text not null,
  user_id         text not null,
  role            text not null check (role in ('viewer', 'runner', 'editor', 'operator', 'admin')),
  expires_at      timestamptz not null
);

create index sign_in_code_expiry on sign_in_code (expires_at);
