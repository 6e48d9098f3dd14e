package io.emprops.queue.application;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.port.in.AdmitWorkersQuery;
import io.emprops.core.worker.port.out.WorkerRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Knows whose tokens are refused, a second late at most: workers say too much for the registry to
 * be asked each time.
 */
public final class AdmitWorkersService implements AdmitWorkersQuery {
  private static final Duration LATEST = Duration.ofSeconds(1);

  private final WorkerRegistry workers;
  private final InstantSource clock;
  private final AtomicReference<Known> known =
      new AtomicReference<>(new Known(Map.of(), Instant.EPOCH));

  /** Asks this registry. */
  public AdmitWorkersService(WorkerRegistry workers, InstantSource clock) {
    this.workers = workers;
    this.clock = clock;
  }

  @Override
  public boolean admits(WorkerId worker, Instant issuedAt) {
    Instant until = revoked().get(worker);
    return until == null || issuedAt.isAfter(until);
  }

  /** One of those who need it anew asks for all; the others go by what was known. */
  private Map<WorkerId, Instant> revoked() {
    Known before = known.get();
    Instant now = clock.instant();
    if (now.isBefore(before.asked().plus(LATEST))
        || !known.compareAndSet(before, new Known(before.revoked(), now))) {
      return before.revoked();
    }
    try {
      Map<WorkerId, Instant> revoked = workers.revoked();
      known.set(new Known(revoked, now));
      return revoked;
    } catch (QueueUnavailableException _) {
      // What the worker says fails as well, since the same queue is asked.
      return before.revoked();
    }
  }

  private record Known(Map<WorkerId, Instant> revoked, Instant asked) {}
}
