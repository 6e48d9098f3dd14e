package io.emprops.core.job.port.out;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.foreign;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.port.out.JobOutbox.Fate;
import io.emprops.core.job.port.out.JobOutbox.Submission;
import io.emprops.core.job.port.out.OpenJobs.OpenJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link OpenJobs} promises. A subclass only says how to get an empty one. */
public abstract class OpenJobsContract {
  private LedgerPorts ports = new InMemoryJobLedger().ports();

  /** An empty ledger. */
  protected abstract LedgerPorts emptyLedger();

  @BeforeEach
  void begin() {
    ports = emptyLedger();
    ports.ledger().accept(aJob(1));
    ports.ledger().accept(foreign(2));
    ports.ledger().accept(aJob(3));
    ports.ledger().accept(aJob(4));
    ports.projection().fill(List.of(event(id(3), 1, 5, completed(AWKWARD))));
  }

  @Test
  void listsTheOpenJobsOfAllOrganisationsInParts() {
    ports.ledger().requestCancel(ORGANISATION, id(4), T0);

    var first = ports.openJobs().open(PARTITION, Optional.empty(), 2);
    var second = ports.openJobs().open(PARTITION, Optional.of(id(2)), 2);

    assertThat(first)
        .containsExactly(
            new OpenJob(id(1), JobStatus.PENDING, false),
            new OpenJob(id(2), JobStatus.PENDING, false));
    assertThat(second).containsExactly(new OpenJob(id(4), JobStatus.PENDING, true));
  }

  @Test
  void listsTheJobsThatEndedSince() {
    var endedAt = T0.plusSeconds(65);

    assertThat(ports.openJobs().endedSince(PARTITION, endedAt, Optional.empty(), 10))
        .containsExactly(id(3));
    assertThat(ports.openJobs().endedSince(PARTITION, endedAt, Optional.of(id(3)), 10)).isEmpty();
    assertThat(ports.openJobs().endedSince(PARTITION, endedAt.plusMillis(1), Optional.empty(), 10))
        .isEmpty();
  }

  @Test
  void submitsAgainWhatHasNotEnded() {
    drain();

    int again = ports.openJobs().submitAgain(List.of(id(4), id(3), id(1)));

    assertThat(again).isEqualTo(2);
    assertThat(drain()).containsExactly(id(1), id(4));
  }

  @Test
  void submitsOnceWhatStillWaits() {
    ports.openJobs().submitAgain(List.of(id(1)));

    assertThat(drain()).containsExactly(id(1), id(2), id(4));
    assertThat(drain()).isEmpty();
  }

  @Test
  void submitsAgainWhatARelayHoldsRightNow() throws InterruptedException {
    var held = new CountDownLatch(1);
    var lost = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      threads.execute(() -> ports.outbox().submit(PARTITION, 10, T0, t -> holding(t, held, lost)));
      assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
      var again = threads.submit(() -> ports.openJobs().submitAgain(List.of(id(1))));
      lost.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      assertThat(again).succeedsWithin(java.time.Duration.ofSeconds(1));
    }

    List<JobId> left = drain();

    assertThat(left).contains(id(1));
  }

  @Test
  void acknowledgesAgainWhatHasEnded() {
    ports.outbox().acknowledge(PARTITION, 10, _ -> {});
    List<JobId> acknowledged = new ArrayList<>();

    ports.openJobs().acknowledgeAgain(List.of(id(1), id(3)));
    ports.outbox().acknowledge(PARTITION, 10, acknowledged::addAll);

    assertThat(acknowledged).containsExactly(id(3));
  }

  @Test
  void cancelsAgainWhateverItIsTold() {
    drain();
    List<JobId> cancelled = new ArrayList<>();

    ports.openJobs().cancelAgain(List.of(id(3)));
    ports.openJobs().cancelAgain(List.of(id(3)));
    ports.outbox().cancel(PARTITION, 10, cancelled::addAll);

    assertThat(cancelled).containsExactly(id(3));
  }

  private static List<Fate> holding(
      List<Submission> taken, CountDownLatch held, CountDownLatch lost) {
    held.countDown();
    try {
      assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return deliver(taken);
  }

  private List<JobId> drain() {
    List<JobId> seen = new ArrayList<>();
    ports
        .outbox()
        .submit(
            PARTITION,
            100,
            T0,
            taken -> {
              taken.forEach(s -> seen.add(s.job().id()));
              return deliver(taken);
            });
    return seen;
  }

  private static List<Fate> deliver(List<Submission> taken) {
    return taken.stream().<Fate>map(s -> new Fate.Delivered(s.job().id())).toList();
  }
}
