package io.emprops.openapi.application.job;

import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tails of all partitions. */
public final class EventTails {
  private final Map<Partition, EventTail> tails = new LinkedHashMap<>();

  /** One for each partition. */
  public EventTails(Partitions partitions, Function<Partition, EventTail> tail) {
    partitions.all().forEach(partition -> tails.put(partition, tail.apply(partition)));
  }

  /**
   * Keeps a job's events from now on, until closed. Nothing is told of a job whose partition is no
   * longer served; its follower asks the ledger.
   */
  EventTail.Subscription subscribe(JobId job, Runnable wake) {
    EventTail own = tails.get(job.partition());
    return (own == null ? tails.values().iterator().next() : own).subscribe(job, wake);
  }

  /** How many follow. */
  public int followers() {
    return tails.values().stream().mapToInt(EventTail::followers).sum();
  }

  /** Each of them. */
  public List<EventTail> each() {
    return List.copyOf(tails.values());
  }
}
