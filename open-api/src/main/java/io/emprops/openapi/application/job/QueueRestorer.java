package io.emprops.openapi.application.job;

import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.job.port.out.QueueSettings;
import java.util.LinkedHashSet;
import java.util.Set;

/** Tells a queue again what operators have told it: with its state it has lost that too. */
public final class QueueRestorer {
  private final QueueSettings settings;
  private final QueueControl queue;
  private final Partition partition;

  /** Restores this partition. */
  public QueueRestorer(QueueSettings settings, QueueControl queue, Partition partition) {
    this.settings = settings;
    this.queue = queue;
    this.partition = partition;
  }

  /**
   * Tells all settings; one that the queue has already changes nothing.
   *
   * @return how many there are
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if the queue cannot be told
   */
  public int restore() {
    Set<QueueSetting> told = Set.of();
    Set<QueueSetting> all = kept();
    // What an operator changes meanwhile may have been told before the older setting was.
    while (!all.equals(told)) {
      Set<QueueSetting> before = told;
      all.stream()
          .filter(setting -> !before.contains(setting))
          .forEach(setting -> tell(queue, partition, setting));
      told = all;
      all = kept();
    }
    return told.size();
  }

  private Set<QueueSetting> kept() {
    return new LinkedHashSet<>(settings.all(partition));
  }

  /**
   * Tells one setting.
   *
   * @return whether it may have changed something
   */
  static boolean tell(QueueControl queue, Partition partition, QueueSetting setting) {
    return switch (setting) {
      case QueueSetting.Paused(var gate, boolean paused) ->
          paused ? queue.pause(partition, gate) : queue.resume(partition, gate);
      case QueueSetting.Limited(String flowKey, var limit) -> {
        queue.limit(partition, flowKey, limit);
        yield true;
      }
      case QueueSetting.Weighed(String customer, double weight) -> {
        queue.weigh(partition, customer, weight);
        yield true;
      }
    };
  }
}
