package io.emprops.core.job.port.out;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.OTHER;
import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.cancelled;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.failed;
import static io.emprops.core.job.port.out.LedgerJobs.foreign;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.ofType;
import static io.emprops.core.job.port.out.LedgerJobs.retryAt;
import static io.emprops.core.job.port.out.LedgerJobs.retryOf;
import static io.emprops.core.job.port.out.LedgerJobs.timedOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.emprops.core.identity.UserId;
import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobOutbox.Fate;
import io.emprops.core.workflow.CursorException;
import io.emprops.core.workflow.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DeadLetters} promises. A subclass only says how to get an empty one. */
public abstract class DeadLettersContract {
  private static final UserId OPERATOR = new UserId("olga");

  private LedgerPorts ports = new InMemoryJobLedger().ports();

  /** An empty ledger. */
  protected abstract LedgerPorts emptyLedger();

  @BeforeEach
  void begin() {
    ports = emptyLedger();
  }

  @Test
  void holdsWhatFailedOrRanOutOfTimeAndNothingElse() {
    IntStream.rangeClosed(1, 5).forEach(n -> ports.ledger().accept(aJob(n)));
    end(1, failed("http-503", "try later"));
    end(2, timedOut("deadline"));
    end(3, cancelled());
    end(4, completed(AWKWARD));

    List<DeadLetterGroup> groups = groups();

    assertThat(groups)
        .extracting(DeadLetterGroup::sampleJob)
        .containsExactlyInAnyOrder(id(1), id(2));
    assertThat(groups).extracting(DeadLetterGroup::reason).contains("deadline", "http-503");
  }

  @Test
  void groupsWhatEndedForTheSameReason() {
    IntStream.rangeClosed(1, 3).forEach(n -> ports.ledger().accept(aJob(n)));
    ports.ledger().accept(ofType(4, "claude_api"));
    end(2, failed("http-503", "try again in 17 s"));
    end(1, failed("http-503", "try again in 4 s"));
    end(3, failed("http-500", "try again in 4 s"));
    end(4, failed("http-503", "try again in 4 s"));

    assertThat(groups())
        .hasSize(3)
        .contains(
            new DeadLetterGroup(
                signature("try again in 9 s"),
                new JobType("simulation"),
                FailureClass.SERVICE_ERROR,
                "http-503",
                2,
                endOf(1),
                endOf(2),
                id(2),
                "try again in 17 s"));
    assertThat(ports.deadLetters().groups(ORGANISATION, "claude_api", 10, "").items())
        .extracting(DeadLetterGroup::sampleJob)
        .containsExactly(id(4));
  }

  @Test
  void listsTheLastSignatureFirstInParts() {
    IntStream.rangeClosed(1, 5).forEach(n -> ports.ledger().accept(aJob(n)));
    IntStream.of(3, 1, 5, 2, 4).forEach(n -> end(n, failed("reason-" + n, "message")));

    Page<DeadLetterGroup> first = ports.deadLetters().groups(ORGANISATION, "", 2, "");
    Page<DeadLetterGroup> second =
        ports.deadLetters().groups(ORGANISATION, "", 2, String.valueOf(first.nextCursor()));
    Page<DeadLetterGroup> third =
        ports.deadLetters().groups(ORGANISATION, "", 2, String.valueOf(second.nextCursor()));

    assertThat(samples(first)).containsExactly(id(5), id(4));
    assertThat(samples(second)).containsExactly(id(3), id(2));
    assertThat(samples(third)).containsExactly(id(1));
    assertThat(third.nextCursor()).isNull();
    assertThatThrownBy(() -> ports.deadLetters().groups(ORGANISATION, "", 2, "nonsense"))
        .isInstanceOf(CursorException.class);
  }

  @Test
  void listsTheJobsOfASignatureInParts() {
    dead(1, 2, 3);

    Page<DeadLetter> first = list(2, "");
    Page<DeadLetter> second = list(2, String.valueOf(first.nextCursor()));

    assertThat(first.items())
        .extracting(DeadLetter::jobId, DeadLetter::status, DeadLetter::message)
        .containsExactly(
            tuple(id(3), JobStatus.FAILED, "broken 3"), tuple(id(2), JobStatus.FAILED, "broken 2"));
    assertThat(first.items().getFirst().endedAt()).isEqualTo(endOf(3));
    assertThat(first.items().getFirst().workflowName()).isEqualTo(aJob(3).workflowName());
    assertThat(second.items()).extracting(DeadLetter::jobId).containsExactly(id(1));
    assertThat(second.nextCursor()).isNull();
    assertThat(ports.deadLetters().oldest(ORGANISATION, broken(), 2)).containsExactly(id(1), id(2));
  }

  @Test
  void showsDeadLettersToTheirOrganisationOnly() {
    ports.ledger().accept(foreign(1));
    end(1, failed("http-503", "broken 1"));

    assertThat(groups()).isEmpty();
    assertThat(list(10, "").items()).isEmpty();
    assertThat(ports.deadLetters().oldest(ORGANISATION, broken(), 10)).isEmpty();
    assertThat(ports.deadLetters().dismiss(ORGANISATION, broken(), OPERATOR, T0)).isZero();
    assertThat(ports.deadLetters().requeue(retryOf(2, 1))).isFalse();
    assertThat(ports.deadLetters().groups(OTHER, "", 10, "").items()).hasSize(1);
  }

  @Test
  void requeuesADeadLetterOnce() {
    dead(1, 2);

    boolean first = ports.deadLetters().requeue(retryOf(11, 1));
    boolean second = ports.deadLetters().requeue(retryOf(12, 1));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(list(10, "").items()).extracting(DeadLetter::jobId).containsExactly(id(2));
    assertThat(ports.ledger().find(ORGANISATION, id(1)).orElseThrow().retriedBy())
        .containsExactly(id(11));
    assertThat(ports.ledger().find(ORGANISATION, id(12))).isEmpty();
    assertThat(submitted()).contains(id(11)).doesNotContain(id(12));
  }

  @Test
  void letsOneOfManyRequeue() throws Exception {
    dead(1);
    List<Callable<Boolean>> calls = new ArrayList<>();
    IntStream.range(10, 26)
        .forEach(n -> calls.add(() -> ports.deadLetters().requeue(retryOf(n, 1))));

    List<Boolean> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<Boolean> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).containsOnlyOnce(true);
    assertThat(ports.ledger().list(ORGANISATION, JobFilter.all()).items()).hasSize(2);
  }

  @Test
  void isNoDeadLetterAnyMoreOnceItIsRetried() {
    dead(1, 2);

    ports.ledger().accept(retryOf(11, 1));

    assertThat(list(10, "").items()).extracting(DeadLetter::jobId).containsExactly(id(2));
    assertThat(ports.deadLetters().requeue(retryOf(12, 1))).isFalse();
  }

  @Test
  void tellsWhenTheLastOfTheNewJobsIsDue() {
    dead(1, 2, 3);
    NewJob later = retryAt(12, 2, T0.plusSeconds(900));

    assertThat(ports.deadLetters().lastDue(ORGANISATION, broken())).isEmpty();
    ports.deadLetters().requeue(later);
    ports.deadLetters().requeue(retryOf(11, 1));

    assertThat(ports.deadLetters().lastDue(ORGANISATION, broken())).contains(T0.plusSeconds(900));
    assertThat(ports.deadLetters().lastDue(OTHER, broken())).isEmpty();
  }

  @Test
  void dismissesASignatureAndKeepsTheJobs() {
    dead(1, 2);
    ports.ledger().accept(aJob(3));
    end(3, failed("http-503", "another"));

    int dismissed = ports.deadLetters().dismiss(ORGANISATION, broken(), OPERATOR, T0);

    assertThat(dismissed).isEqualTo(2);
    assertThat(groups()).extracting(DeadLetterGroup::sampleJob).containsExactly(id(3));
    assertThat(ports.deadLetters().requeue(retryOf(11, 1))).isFalse();
    assertThat(ports.ledger().find(ORGANISATION, id(1))).isPresent();
  }

  @Test
  void holdsWhatTheBrokerNeverTook() {
    ports.ledger().accept(aJob(1));

    ports
        .outbox()
        .submit(
            PARTITION,
            10,
            endOf(1),
            _ -> List.of(new Fate.EndsHere(id(1), failed("http-503", "broken 1"))));

    assertThat(list(10, "").items()).extracting(DeadLetter::jobId).containsExactly(id(1));
  }

  @Test
  void keepsMessagesThatNoDatabaseCouldHold() {
    ports.ledger().accept(aJob(1));
    end(1, failed("a\u0000b", "broken \ud800 \u0000"));

    assertThat(groups()).hasSize(1);
  }

  private void dead(int... numbers) {
    for (int n : numbers) {
      ports.ledger().accept(aJob(n));
      end(n, failed("http-503", "broken " + n));
    }
  }

  private void end(int n, JobEvent.Ended end) {
    ports.projection().fill(List.of(event(id(n), 1, n, end)));
  }

  private static Instant endOf(int n) {
    return event(id(n), 1, n, cancelled()).at();
  }

  private List<DeadLetterGroup> groups() {
    return ports.deadLetters().groups(ORGANISATION, "", 10, "").items();
  }

  private Page<DeadLetter> list(int limit, String cursor) {
    return ports.deadLetters().list(ORGANISATION, broken(), limit, cursor);
  }

  private List<JobId> submitted() {
    List<JobId> seen = new ArrayList<>();
    ports
        .outbox()
        .submit(
            PARTITION,
            100,
            T0,
            taken -> {
              taken.forEach(s -> seen.add(s.job().id()));
              return taken.stream().<Fate>map(s -> new Fate.Delivered(s.job().id())).toList();
            });
    return seen;
  }

  private static List<JobId> samples(Page<DeadLetterGroup> page) {
    return page.items().stream().map(DeadLetterGroup::sampleJob).toList();
  }

  private static ErrorSignature broken() {
    return signature("broken 0");
  }

  private static ErrorSignature signature(String message) {
    return ErrorSignature.of(
        new JobType("simulation"), FailureClass.SERVICE_ERROR, "http-503", message);
  }
}
