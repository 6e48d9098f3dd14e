-- What operators have told the queues: the queues' own state may be lost, this is not.
create table queue_setting (
  partition_id text not null,
  kind         text not null check (kind in ('customer', 'flow', 'gate')),
  name         text collate "C" not null,
  changed_at   timestamptz not null default now(),

  paused       boolean,
  at_once      integer check (at_once > 0),
  every_ms     bigint check (every_ms >= 0),
  burst        integer check (burst > 0),
  weight       double precision check (weight > 0),

  primary key (partition_id, kind, name),
  constraint queue_setting_is_of_its_kind check (
    (kind = 'gate') = (paused is not null)
    and (kind = 'flow') = (burst is not null)
    and (kind = 'customer') = (weight is not null)
    and (kind = 'flow' or (at_once is null and every_ms is null))
  )
);
