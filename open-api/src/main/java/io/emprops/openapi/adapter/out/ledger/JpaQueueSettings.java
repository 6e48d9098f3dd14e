package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.port.out.QueueSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Settings of the queues in PostgreSQL. */
@ApplicationScoped
class JpaQueueSettings implements QueueSettings {
  private static final String KEEP =
      """
      insert into queue_setting
        (partition_id, kind, name, paused, at_once, every_ms, burst, weight, revoked_until)
      values (:partition, :kind, :name, cast(:paused as boolean), cast(:at_once as integer),
        cast(:every_ms as bigint), cast(:burst as integer), cast(:weight as double precision),
        cast(:revoked_until as timestamptz))
      on conflict (partition_id, kind, name) do update set
        changed_at = now(), paused = excluded.paused, at_once = excluded.at_once,
        every_ms = excluded.every_ms, burst = excluded.burst, weight = excluded.weight,
        revoked_until = excluded.revoked_until
      """;

  private static final String ALL =
      """
      select kind, name, paused, at_once, every_ms, burst, weight, revoked_until from queue_setting
      where partition_id = :partition
      order by kind, name
      """;

  private final Session entities;

  JpaQueueSettings(Session entities) {
    this.entities = entities;
  }

  @Override
  @Transactional
  public void keep(Partition partition, QueueSetting setting) {
    Row row = row(setting);
    entities
        .createNativeMutationQuery(KEEP)
        .setParameter("partition", partition.value())
        .setParameter("kind", row.kind())
        .setParameter("name", row.name())
        .setParameter("paused", row.paused(), Boolean.class)
        .setParameter("at_once", row.atOnce(), Integer.class)
        .setParameter("every_ms", row.everyMs(), Long.class)
        .setParameter("burst", row.burst(), Integer.class)
        .setParameter("weight", row.weight(), Double.class)
        .setParameter("revoked_until", row.revokedUntil(), Instant.class)
        .executeUpdate();
  }

  @Override
  @Transactional
  public List<QueueSetting> all(Partition partition) {
    Stream<Tuple> rows =
        entities
            .createNativeQuery(ALL, Tuple.class)
            .setParameter("partition", partition.value())
            .getResultStream();
    return rows.map(JpaQueueSettings::setting).toList();
  }

  /** A row's columns; those of another kind are null. */
  private record Row(
      String kind,
      String name,
      @Nullable Boolean paused,
      @Nullable Integer atOnce,
      @Nullable Long everyMs,
      @Nullable Integer burst,
      @Nullable Double weight,
      @Nullable Instant revokedUntil) {}

  private static Row row(QueueSetting setting) {
    return switch (setting) {
      case QueueSetting.Paused(Gate gate, boolean paused) ->
          new Row("gate", gate.wire(), paused, null, null, null, null, null);
      case QueueSetting.Limited(String key, FlowLimit limit) ->
          new Row(
              "flow",
              key,
              null,
              limit.atOnce().isPresent() ? (Integer) limit.atOnce().getAsInt() : null,
              limit.every().map(Duration::toMillis).orElse(null),
              limit.burst(),
              null,
              null);
      case QueueSetting.Weighed(String customer, double weight) ->
          new Row("customer", customer, null, null, null, null, weight, null);
      case QueueSetting.Revoked(WorkerId worker, Instant until) ->
          new Row("worker", worker.value(), null, null, null, null, null, until);
    };
  }

  private static QueueSetting setting(Tuple row) {
    String name = row.get("name", String.class);
    return switch (row.get("kind", String.class)) {
      case "gate" -> new QueueSetting.Paused(Gate.ofWire(name), row.get("paused", Boolean.class));
      case "flow" -> new QueueSetting.Limited(name, limit(row));
      case "worker" ->
          new QueueSetting.Revoked(new WorkerId(name), row.get("revoked_until", Instant.class));
      default -> new QueueSetting.Weighed(name, row.get("weight", Double.class));
    };
  }

  private static FlowLimit limit(Tuple row) {
    @Nullable Integer atOnce = row.get("at_once", Integer.class);
    @Nullable Long everyMs = row.get("every_ms", Long.class);
    return new FlowLimit(
        atOnce == null ? OptionalInt.empty() : OptionalInt.of(atOnce),
        Optional.ofNullable(everyMs).map(Duration::ofMillis),
        row.get("burst", Integer.class));
  }
}
