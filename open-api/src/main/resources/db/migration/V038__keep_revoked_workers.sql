-- Whose tokens are refused is told to the queues again as well.
alter table queue_setting
  add column revoked_until timestamptz,
  drop constraint queue_setting_kind_check,
  add constraint queue_setting_kind_check check (kind in ('customer', 'flow', 'gate', 'worker')),
  drop constraint queue_setting_is_of_its_kind,
  add constraint queue_setting_is_of_its_kind check (
    (kind = 'gate') = (paused is not null)
    and (kind = 'flow') = (burst is not null)
    and (kind = 'customer') = (weight is not null)
    and (kind = 'worker') = (revoked_until is not null)
    and (kind = 'flow' or (at_once is null and every_ms is null))
  );
