package io.emprops.core.job.port.out;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.cancelled;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.port.out.JobOutbox.Fate;
import io.emprops.core.job.port.out.JobOutbox.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link JobOutbox} promises. A subclass only says how to get an empty one. */
public abstract class JobOutboxContract {
  private static final Instant NOW = T0.plusSeconds(600);

  private LedgerPorts ports = new InMemoryJobLedger().ports();

  /** An empty ledger. */
  protected abstract LedgerPorts emptyLedger();

  @BeforeEach
  void begin() {
    ports = emptyLedger();
  }

  @Test
  void handsOverTheOldestJobsAsTheyWereAccepted() {
    IntStream.of(2, 1, 3).forEach(n -> ports.ledger().accept(aJob(n)));
    List<Submission> seen = new ArrayList<>();

    int dropped = submit(2, taken -> deliver(seen, taken));

    assertThat(dropped).isEqualTo(2);
    assertThat(seen)
        .containsExactly(
            new Submission(aJob(1).job(), false), new Submission(aJob(2).job(), false));
  }

  @Test
  void dropsWhatWasDelivered() {
    ports.ledger().accept(aJob(1));
    submit(10, taken -> deliver(new ArrayList<>(), taken));

    int dropped = submit(10, taken -> deliver(new ArrayList<>(), taken));

    assertThat(dropped).isZero();
  }

  @Test
  void keepsAllWhenHandingOverFails() {
    ports.ledger().accept(aJob(1));

    assertThatThrownBy(
            () ->
                submit(
                    10,
                    _ -> {
                      throw new QueueUnavailableException("away");
                    }))
        .isInstanceOf(QueueUnavailableException.class);

    assertThat(submit(10, taken -> deliver(new ArrayList<>(), taken))).isOne();
  }

  @Test
  void keepsWhatHasNoFate() {
    ports.ledger().accept(aJob(1));
    ports.ledger().accept(aJob(2));

    int dropped = submit(10, _ -> List.of(new Fate.Delivered(id(2))));

    assertThat(dropped).isOne();
    List<Submission> left = new ArrayList<>();
    submit(10, taken -> deliver(left, taken));
    assertThat(left).extracting(s -> s.job().id()).containsExactly(id(1));
  }

  @Test
  void endsAJobThatTheBrokerWillNeverHave() {
    ports.ledger().accept(aJob(1));

    submit(10, _ -> List.of(new Fate.EndsHere(id(1), cancelled())));

    JobRecord ended = ports.ledger().find(ORGANISATION, id(1)).orElseThrow();
    assertThat(ended.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(ended.isFinal()).isTrue();
    assertThat(ended.endedAt()).isEqualTo(NOW);
    assertThat(ended.resultEvent()).isNull();
  }

  @Test
  void doesNotSubmitAJobThatHasEnded() {
    ports.ledger().accept(aJob(1));
    ports.projection().fill(List.of(event(id(1), 1, 1, completed(AWKWARD))));
    List<Submission> seen = new ArrayList<>();

    submit(10, taken -> deliver(seen, taken));

    assertThat(seen).isEmpty();
    assertThat(submit(10, taken -> deliver(seen, taken))).isZero();
  }

  @Test
  void tellsOfAWishToCancelWithTheSubmissionAndAfterIt() {
    ports.ledger().accept(aJob(1));
    ports.ledger().requestCancel(ORGANISATION, id(1), T0);
    List<JobId> cancels = new ArrayList<>();
    List<Submission> seen = new ArrayList<>();

    int before = ports.outbox().cancel(PARTITION, 10, cancels::addAll);
    submit(10, taken -> deliver(seen, taken));
    int after = ports.outbox().cancel(PARTITION, 10, cancels::addAll);

    assertThat(before).isZero();
    assertThat(seen).extracting(Submission::cancelRequested).containsExactly(true);
    assertThat(after).isOne();
    assertThat(cancels).containsExactly(id(1));
    assertThat(ports.outbox().cancel(PARTITION, 10, cancels::addAll)).isZero();
  }

  @Test
  void acknowledgesAnEndOnceItIsStored() {
    ports.ledger().accept(aJob(1));
    List<JobId> acknowledged = new ArrayList<>();

    int before = ports.outbox().acknowledge(PARTITION, 10, acknowledged::addAll);
    ports.projection().fill(List.of(event(id(1), 1, 1, completed(AWKWARD))));
    int after = ports.outbox().acknowledge(PARTITION, 10, acknowledged::addAll);

    assertThat(before).isZero();
    assertThat(after).isOne();
    assertThat(acknowledged).containsExactly(id(1));
  }

  @Test
  void keepsAnAcknowledgementThatCouldNotBeTold() {
    ports.ledger().accept(aJob(1));
    ports.projection().fill(List.of(event(id(1), 1, 1, completed(AWKWARD))));

    assertThatThrownBy(
            () ->
                ports
                    .outbox()
                    .acknowledge(
                        PARTITION,
                        10,
                        _ -> {
                          throw new QueueUnavailableException("away");
                        }))
        .isInstanceOf(QueueUnavailableException.class);

    assertThat(ports.outbox().acknowledge(PARTITION, 10, _ -> {})).isOne();
  }

  @Test
  void handsEachJobToOneOfManyRelaysOnly() {
    IntStream.range(0, 200).forEach(n -> ports.ledger().accept(aJob(n)));
    List<Submission> seen = Collections.synchronizedList(new ArrayList<>());

    try (var threads = Executors.newFixedThreadPool(8)) {
      IntStream.range(0, 8).forEach(_ -> threads.execute(() -> drain(seen)));
    }

    drain(seen);
    assertThat(seen).extracting(s -> s.job().id()).hasSize(200).doesNotHaveDuplicates();
  }

  private void drain(List<Submission> seen) {
    int dropped;
    do {
      dropped = submit(7, taken -> deliver(seen, taken));
    } while (dropped > 0);
  }

  private int submit(int limit, Function<List<Submission>, List<Fate>> handOver) {
    return ports.outbox().submit(PARTITION, limit, NOW, handOver);
  }

  private static List<Fate> deliver(List<Submission> seen, List<Submission> taken) {
    seen.addAll(taken);
    return taken.stream().<Fate>map(s -> new Fate.Delivered(s.job().id())).toList();
  }
}
