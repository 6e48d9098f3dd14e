package io.emprops.openapi.config;

import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.openapi.application.job.Wakeup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What wakes the relay of each partition. */
final class RelayWakeups {
  private final Map<Partition, Wakeup> each = new LinkedHashMap<>();

  private RelayWakeups() {}

  static RelayWakeups of(Partitions partitions) {
    var wakeups = new RelayWakeups();
    partitions.all().forEach(partition -> wakeups.each.put(partition, new Wakeup()));
    return wakeups;
  }

  /** The relay of one. */
  Wakeup of(Partition partition) {
    return Objects.requireNonNull(each.get(partition));
  }

  /** All of them: who has noted something does not ask where it goes. */
  Wakeup all() {
    return Wakeup.ofAll(each.values());
  }
}
