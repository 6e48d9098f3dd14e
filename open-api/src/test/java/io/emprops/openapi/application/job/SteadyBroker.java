package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.life;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.out.JobLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps all events, and tells them whenever it is asked. */
final class SteadyBroker implements JobLog {
  private final Map<JobId, List<JobEvent>> logs = new HashMap<>();
  private final List<JobEvent> stream = new ArrayList<>();
  private final AtomicInteger readings = new AtomicInteger();

  /** The job comes further. */
  synchronized JobEvent tell(JobId job, JobEvent.Body body) {
    List<JobEvent> log = logs.computeIfAbsent(job, _ -> new ArrayList<>());
    JobEvent next = event(job, 1, log.size() + 1L, body);
    log.add(next);
    stream.add(next);
    return next;
  }

  /** How often a single job's log was read. */
  int readings() {
    return readings.get();
  }

  @Override
  public synchronized JobLogPage read(JobId job, Optional<EventId> since, Duration wait) {
    readings.incrementAndGet();
    List<JobEvent> log = logs.getOrDefault(job, List.of());
    int from = since.filter(id -> id.epoch() == 1).map(EventId::n).orElse(0L).intValue();
    boolean ended = !log.isEmpty() && log.getLast().body() instanceof JobEvent.Ended;
    return new JobLogPage(
        1, !log.isEmpty(), null, List.copyOf(log.subList(from, log.size())), ended);
  }

  @Override
  public synchronized PartitionPage readPartition(
      Partition partition, String after, int limit, Duration wait) {
    if (after.equals(PartitionPage.END)) {
      return new PartitionPage(life(1), List.of(), stream.size() + "-0", false);
    }
    int from = Integer.parseInt(after.substring(0, after.indexOf('-')));
    int to = Math.min(stream.size(), from + limit);
    return new PartitionPage(life(1), List.copyOf(stream.subList(from, to)), to + "-0", false);
  }
}
