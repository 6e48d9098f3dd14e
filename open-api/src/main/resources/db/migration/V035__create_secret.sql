-- Secrets of organisations. The value is encrypted with a data key of its own, that key with the master key key_id;
-- organisation, name and binding are bound into the ciphertext, so that a row which is moved or rebound cannot be read.
create table secret (
  organisation_id text not null,
  name            text collate "C" not null,
  hosts           text not null,
  header          text,
  key_id          text not null,
  wrapped_key     text not null,
  sealed_value    text not null,
  created_at      timestamptz not null,
  created_by      text not null,
  changed_at      timestamptz not null,
  changed_by      text not null,
  last_used_at    timestamptz,
  primary key (organisation_id, name)
);

create index secret_by_master_key on secret (key_id, organisation_id, name);
