package io.emprops.core.job.port.out;

import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueSetting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** For tests of what stands on the port. */
public final class InMemoryQueueSettings implements QueueSettings {
  private final Map<Partition, Map<String, QueueSetting>> kept = new ConcurrentHashMap<>();

  @Override
  public synchronized void keep(Partition partition, QueueSetting setting) {
    kept.computeIfAbsent(partition, _ -> new TreeMap<>()).put(name(setting), setting);
  }

  @Override
  public synchronized List<QueueSetting> all(Partition partition) {
    return List.copyOf(kept.getOrDefault(partition, Map.of()).values());
  }

  private static String name(QueueSetting setting) {
    return switch (setting) {
      case QueueSetting.Weighed weighed -> "customer " + weighed.customer();
      case QueueSetting.Limited limited -> "flow " + limited.flowKey();
      case QueueSetting.Revoked revoked -> "worker " + revoked.worker();
      case QueueSetting.Paused paused -> "gate " + paused.gate().wire();
    };
  }
}
