package io.emprops.queue.application;

import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.port.in.TendQueueUseCase;
import io.emprops.core.worker.port.out.JobLeases;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reaps each partition until nothing is due, a hundred jobs at a time. It looks again when a flow
 * key opens, so that no provider's limit lies idle; and while keys shut and open, often enough to
 * learn of those that shut for moments.
 */
public final class TendQueueService implements TendQueueUseCase {
  private static final int MOST_ROUNDS = 50;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

  /** Between two looks while keys shut and open. */
  private static final Duration WATCHFUL_PAUSE = Duration.ofMillis(50);

  /** So many looks without a key that opens soon, until it is called often no more. */
  private static final int WATCHFUL_LOOKS = 100;

  private final JobLeases leases;
  private final Partitions partitions;
  private final AtomicInteger watchful = new AtomicInteger();

  /** Tends all of these. */
  public TendQueueService(JobLeases leases, Partitions partitions) {
    this.leases = leases;
    this.partitions = partitions;
  }

  @Override
  public int tend() {
    int moved = 0;
    Optional<QueueUnavailableException> failure = Optional.empty();
    for (Partition partition : partitions.all()) {
      try {
        moved += tend(partition);
      } catch (QueueUnavailableException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return moved;
  }

  @Override
  public Duration pause() {
    Optional<Duration> opening =
        partitions.all().stream()
            .flatMap(partition -> opening(partition).stream())
            .min(Comparator.naturalOrder())
            .filter(wait -> wait.compareTo(LONGEST_PAUSE.multipliedBy(2)) < 0);
    int left = opening.isPresent() ? WATCHFUL_LOOKS : watchful.get() - 1;
    watchful.set(Math.max(0, left));
    Duration longest = left > 0 ? WATCHFUL_PAUSE : LONGEST_PAUSE;
    return opening
        .map(wait -> wait.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : wait)
        .filter(wait -> wait.compareTo(longest) < 0)
        .orElse(longest);
  }

  /** A partition that is away holds up no other; to tend it will tell. */
  private Optional<Duration> opening(Partition partition) {
    try {
      return leases.nextOpening(partition);
    } catch (QueueUnavailableException e) {
      return Optional.empty();
    }
  }

  private int tend(Partition partition) {
    int moved = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int now = leases.reap(partition);
      if (now == 0) {
        break;
      }
      moved += now;
    }
    return moved;
  }
}
