package io.emprops.openapi.config;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.cancelled;
import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.ofType;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.openapi.adapter.out.ledger.LedgerFixture;
import io.emprops.openapi.support.Await;
import io.emprops.openapi.support.LocalServers;
import io.emprops.openapi.support.ScriptedJobQueue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever job-queue does, each job ends in the ledger, and once. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JobLoopsTest {
  private static final int MANY = 200;

  @Inject LedgerFixture fixture;

  private final List<AutoCloseable> open = new ArrayList<>();
  private LedgerPorts ledger = new InMemoryJobLedger().ports();
  private ScriptedJobQueue queue = new ScriptedJobQueue();

  @BeforeEach
  void begin() {
    ledger = fixture.empty();
    open.add(queue);
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable closeable : open.reversed()) {
      closeable.close();
    }
  }

  @Test
  void bringsJobsToTheQueueAndTheirEndsBack() {
    accept(1, 120);
    queue.onSubmit(job -> queue.emit(job.id(), completed(AWKWARD)));

    startNode();

    Await.until("all have ended", () -> ended(1, 120) == 120);
    Await.until("all are acknowledged", () -> queue.acknowledged().size() == 120);
    assertThat(record(1).result()).isEqualTo(AWKWARD);
    assertThat(queue.submissions()).hasSize(120).doesNotHaveDuplicates();
  }

  @Test
  void waitsForAQueueThatIsAway() {
    queue.away(true);
    queue.onSubmit(job -> queue.emit(job.id(), completed(AWKWARD)));
    startNode();
    accept(1, 20);

    queue.away(false);

    Await.until("all have ended", () -> ended(1, 20) == 20);
    Await.until("all are acknowledged", () -> queue.acknowledged().size() == 20);
  }

  @Test
  void endsEveryJobThoughTheQueueForgetsAllInBetween() {
    var works = new AtomicInteger();
    queue.onSubmit(
        job -> {
          queue.emit(job.id(), claimed(1));
          if (works.incrementAndGet() > MANY / 2) {
            queue.emit(job.id(), completed(AWKWARD));
          }
        });
    accept(1, MANY);
    startNode();
    Await.until("half of them are lost", () -> works.get() >= MANY);

    queue.forget();

    Await.until("all have ended", () -> ended(1, MANY) == MANY);
    assertThat(lateResults()).isZero();
  }

  @Test
  void findsTheFirstEventsOfAStreamThatIsShorterThanTheLast() {
    queue.onSubmit(job -> IntStream.range(0, 50).forEach(_ -> queue.emit(job.id(), claimed(1))));
    accept(1, 1);
    startNode();
    Await.until("the long stream is read", () -> cursor().equals("51-0"));
    queue.onSubmit(job -> queue.emit(job.id(), completed(AWKWARD)));

    queue.forget();

    Await.until("the job has ended", () -> ended(1, 1) == 1);
    assertThat(cursor()).isEqualTo("2-0");
  }

  @Test
  void takesOneEndOfTwoAndEachEventOnce() {
    queue.onSubmit(
        job -> {
          queue.emit(job.id(), completed(AWKWARD));
          queue.emit(job.id(), cancelled());
          queue.repeat();
        });
    accept(1, 3);

    startNode();

    Await.until("all have ended", () -> ended(1, 3) == 3);
    Await.until("all is read", () -> lateResults() == 3);
    assertThat(record(1).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(record(3).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void fillsTheGapOfATrimmedStreamFromTheJobsOwnLogs() {
    queue.onSubmit(job -> queue.emit(job.id(), completed(AWKWARD)));
    accept(1, 10);
    relayOnce();
    queue.trim();
    accept(11, 1);

    startNode();

    Await.until("all have ended", () -> ended(1, 11) == 11);
  }

  @Test
  void letsTwoNodesShareTheWork() {
    queue.onSubmit(job -> queue.emit(job.id(), completed(AWKWARD)));
    startNode();
    startNode();

    accept(1, MANY);

    Await.until("all have ended", () -> ended(1, MANY) == MANY);
    Await.until("all are acknowledged", () -> queue.acknowledged().size() == MANY);
    assertThat(queue.submissions()).hasSize(MANY).doesNotHaveDuplicates();
    assertThat(lateResults()).isZero();
  }

  @Test
  void endsAJobThatTheQueueRejects() {
    queue.reject("claude_api");
    ledger.ledger().accept(ofType(1, "claude_api"));

    startNode();

    Await.until("the job has ended", () -> ended(1, 1) == 1);
    assertThat(record(1).status()).isEqualTo(JobStatus.FAILED);
    assertThat(record(1).reason()).isEqualTo("requirements.malformed");
  }

  @Test
  void withdrawsAJobThatTheQueueNeverHad() {
    accept(1, 1);
    ledger.ledger().requestCancel(ORGANISATION, id(1), T0);

    startNode();

    Await.until("the job has ended", () -> ended(1, 1) == 1);
    assertThat(record(1).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(queue.submissions()).isEmpty();
  }

  @Test
  void cancelsAJobThatTheQueueHas() {
    accept(1, 1);
    startNode();
    Await.until("the queue has it", () -> queue.known().contains(id(1)));

    ledger.ledger().requestCancel(ORGANISATION, id(1), T0);

    Await.until("the queue is told", () -> queue.cancelled().contains(id(1)));
  }

  @Test
  void cancelsWhatRunsAfterItsEnd() {
    queue.onSubmit(job -> queue.emit(job.id(), completed(AWKWARD)));
    accept(1, 1);
    startNode();
    Await.until("the job has ended", () -> ended(1, 1) == 1);

    queue.emit(id(1), claimed(2));

    Await.until("the queue is told", () -> queue.cancelled().contains(id(1)));
    assertThat(record(1).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void settlesWhatHasEndedHereButPerhapsNotThere() {
    accept(1, 2);
    relayOnce();
    queue.emit(id(2), completed(AWKWARD));
    ledger
        .projection()
        .fill(
            Stream.of(1, 2)
                .map(n -> new JobEvent(new EventId(1, 9), id(n), Instant.now(), cancelled()))
                .toList());
    ledger.outbox().acknowledge(PARTITION, 10, _ -> {});

    startNode();

    Await.until("both are acknowledged", () -> queue.acknowledged().size() == 2);
    Await.until("the queue is told", () -> queue.cancelled().contains(id(1)));
    assertThat(queue.cancelled()).containsExactly(id(1));
  }

  private void accept(int from, int count) {
    IntStream.range(from, from + count).forEach(n -> ledger.ledger().accept(aJob(n)));
  }

  private long ended(int from, int count) {
    return IntStream.range(from, from + count).filter(n -> record(n).isFinal()).count();
  }

  private JobRecord record(int n) {
    return ledger.ledger().find(ORGANISATION, id(n)).orElseThrow();
  }

  private String cursor() {
    return ledger.projection().position(PARTITION).cursor();
  }

  private long lateResults() {
    return fixture.lateResults();
  }

  private void relayOnce() {
    node().relay().step();
  }

  private void startNode() {
    node().start();
  }

  private TestNode node() {
    var node = new TestNode(ledger, queue.root());
    open.add(node);
    return node;
  }
}
