package io.emprops.core.job.port.out;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.OTHER;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.WEBHOOK;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.foreign;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.keyed;
import static io.emprops.core.job.port.out.LedgerJobs.naming;
import static io.emprops.core.job.port.out.LedgerJobs.ofType;
import static io.emprops.core.job.port.out.LedgerJobs.ofWorkflow;
import static io.emprops.core.job.port.out.LedgerJobs.requiring;
import static io.emprops.core.job.port.out.LedgerJobs.retryOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSelection;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.port.out.JobLedger.Acceptance;
import io.emprops.core.job.port.out.JobLedger.CancelWish;
import io.emprops.core.job.port.out.JobLedger.PastJob;
import io.emprops.core.job.port.out.JobLedger.PriorRequest;
import io.emprops.core.json.JsonValue;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link JobLedger} promises. A subclass only says how to get an empty one. */
public abstract class JobLedgerContract {
  private static final Set<JobStatus> OPEN = Set.of(JobStatus.PENDING);

  private LedgerPorts ports = new InMemoryJobLedger().ports();

  /** An empty ledger. */
  protected abstract LedgerPorts emptyLedger();

  @BeforeEach
  void begin() {
    ports = emptyLedger();
  }

  @Test
  void givesBackExactlyWhatItWasGiven() {
    var accepted = aJob(1);

    var acceptance = ports.ledger().accept(accepted);

    assertThat(acceptance).isEqualTo(new Acceptance.Stored(id(1)));
    JobRecord found = ports.ledger().find(ORGANISATION, id(1)).orElseThrow();
    assertThat(found.inputs().toJson()).isEqualTo(AWKWARD.toJson());
    assertThat(found.payload().toJson()).isEqualTo(AWKWARD.toJson());
    assertThat(found.late()).isEqualTo(accepted.job().late());
    assertThat(found.context()).isEqualTo(accepted.job().context());
    assertThat(found.createdAt()).isEqualTo(accepted.job().acceptedAt());
    assertThat(found.workflowName()).isEqualTo(accepted.workflowName());
    assertThat(found.workflowVersion()).isEqualTo(3);
    assertThat(found.status()).isEqualTo(JobStatus.PENDING);
    assertThat(found.isFinal()).isFalse();
  }

  @Test
  void tellsWhatDecidesWhoMayTakeAJob() {
    JsonValue needs = JsonValue.object().put("models", "flux").build();
    ports.ledger().accept(requiring(1, needs));

    JobRecord found = ports.ledger().find(ORGANISATION, id(1)).orElseThrow();
    JobSummary listed = ports.ledger().list(ORGANISATION, JobFilter.all()).items().getFirst();

    assertThat(List.of(found.customerId(), listed.customerId())).containsOnly("acme");
    assertThat(found.requirements()).isEqualTo(needs);
    assertThat(listed.requirements()).isEqualTo(needs);
  }

  @Test
  void showsAJobToItsOrganisationOnly() {
    ports.ledger().accept(foreign(1));

    assertThat(ports.ledger().find(ORGANISATION, id(1))).isEmpty();
    assertThat(ports.ledger().list(ORGANISATION, JobFilter.all()).items()).isEmpty();
    assertThat(ports.ledger().requestCancel(ORGANISATION, id(1), T0))
        .isEqualTo(CancelWish.NOT_FOUND);
    assertThat(ports.ledger().find(OTHER, id(1))).isPresent();
  }

  @Test
  void answersAKeyThatIsTakenWithTheFirstRequest() {
    ports.ledger().accept(keyed(1, "key", "hash-1"));

    var second = ports.ledger().accept(keyed(2, "key", "hash-2"));

    assertThat(second).isEqualTo(new Acceptance.KeyTaken(new PriorRequest(id(1), "hash-1")));
    assertThat(ports.ledger().find(ORGANISATION, id(2))).isEmpty();
  }

  @Test
  void letsAnExpiredKeyBeTakenAgain() {
    ports.ledger().accept(keyed(1, "key", "hash"));
    var afterExpiry = T0.plus(Duration.ofDays(1));

    var found = ports.ledger().findRequest(ORGANISATION, "key", afterExpiry);
    var second = ports.ledger().accept(keyed(90_000, "key", "hash"));

    assertThat(found).isEmpty();
    assertThat(second).isEqualTo(new Acceptance.Stored(id(90_000)));
  }

  @Test
  void forgetsExpiredKeysOnly() {
    ports.ledger().accept(keyed(1, "key", "hash"));

    assertThat(ports.ledger().forgetRequests(T0)).isZero();
    assertThat(ports.ledger().forgetRequests(T0.plus(Duration.ofDays(2)))).isOne();
    assertThat(ports.ledger().findRequest(ORGANISATION, "key", T0)).isEmpty();
  }

  @Test
  void storesOneOfSixteenEqualRequests() throws Exception {
    var ledger = ports.ledger();
    List<Callable<Acceptance>> calls = new ArrayList<>();
    IntStream.range(1, 17).forEach(n -> calls.add(() -> ledger.accept(keyed(n, "key", "hash"))));

    List<Acceptance> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<Acceptance> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).filteredOn(Acceptance.Stored.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Acceptance.KeyTaken.class::isInstance).hasSize(15);
    assertThat(ledger.list(ORGANISATION, JobFilter.all()).items()).hasSize(1);
  }

  @Test
  void listsTheNewestFirstInParts() {
    IntStream.of(3, 1, 5, 2, 4).forEach(n -> ports.ledger().accept(aJob(n)));

    Page<JobSummary> first = list(2, "");
    Page<JobSummary> second = list(2, String.valueOf(first.nextCursor()));
    Page<JobSummary> third = list(2, String.valueOf(second.nextCursor()));

    assertThat(ids(first)).containsExactly(id(5), id(4));
    assertThat(ids(second)).containsExactly(id(3), id(2));
    assertThat(ids(third)).containsExactly(id(1));
    assertThat(third.nextCursor()).isNull();
  }

  @Test
  void keepsPlaceBetweenJobsOfTheSameInstant() {
    var at = aJob(0).job().acceptedAt();
    IntStream.range(1, 6).forEach(n -> ports.ledger().accept(LedgerJobs.acceptedAt(n, at)));

    Page<JobSummary> first = list(3, "");
    Page<JobSummary> second = list(3, String.valueOf(first.nextCursor()));

    assertThat(ids(first)).containsExactly(id(5), id(4), id(3));
    assertThat(ids(second)).containsExactly(id(2), id(1));
  }

  @Test
  void filtersByStatusTypeAndWorkflow() {
    var workflow = new WorkflowId("01HYYYYYYYYYYYYYYYYYYYYYYY");
    ports.ledger().accept(aJob(1));
    ports.ledger().accept(ofType(2, "claude_api"));
    ports.ledger().accept(ofWorkflow(3, workflow));
    end(1);

    assertThat(ids(filtered("completed", "", ""))).containsExactly(id(1));
    assertThat(ids(filtered("", "", "claude_api"))).containsExactly(id(2));
    assertThat(ids(filtered("", workflow.value(), ""))).containsExactly(id(3));
    assertThat(ids(filtered("pending", "", "simulation"))).containsExactly(id(3));
  }

  @Test
  void takesAWishToCancelOnlyBeforeTheEnd() {
    ports.ledger().accept(aJob(1));
    ports.ledger().accept(aJob(2));
    end(2);

    var open = ports.ledger().requestCancel(ORGANISATION, id(1), T0);
    var again = ports.ledger().requestCancel(ORGANISATION, id(1), T0);
    var ended = ports.ledger().requestCancel(ORGANISATION, id(2), T0);

    assertThat(open).isEqualTo(CancelWish.STORED);
    assertThat(again).isEqualTo(CancelWish.STORED);
    assertThat(ended).isEqualTo(CancelWish.ALREADY_ENDED);
  }

  @Test
  void linksAJobAndThoseThatFollowIt() {
    ports.ledger().accept(aJob(1));
    end(1);
    ports.ledger().accept(retryOf(3, 1));
    ports.ledger().accept(retryOf(2, 1));

    JobRecord old = ports.ledger().find(ORGANISATION, id(1)).orElseThrow();
    JobRecord next = ports.ledger().find(ORGANISATION, id(3)).orElseThrow();

    assertThat(old.retryOf()).isNull();
    assertThat(old.retriedBy()).containsExactly(id(2), id(3));
    assertThat(next.retryOf()).isEqualTo(id(1));
    assertThat(next.retriedBy()).isEmpty();
  }

  @Test
  void tellsOfAPastJobAllThatItWasAcceptedWith() {
    ports.ledger().accept(naming(keyed(1, "key", "hash"), WEBHOOK));
    ports.ledger().accept(foreign(2));
    end(1);

    PastJob past = ports.ledger().past(ORGANISATION, id(1)).orElseThrow();

    assertThat(past).isEqualTo(new PastJob(naming(aJob(1), WEBHOOK), JobStatus.COMPLETED));
    assertThat(ports.ledger().past(ORGANISATION, id(2))).isEmpty();
  }

  @Test
  void selectsTheOldestThatNobodyHasDealtWith() {
    IntStream.of(6, 4, 2, 1, 3, 5).forEach(n -> ports.ledger().accept(aJob(n)));
    ports.ledger().accept(ofType(7, "claude_api"));
    ports.ledger().accept(foreign(8));
    IntStream.of(1, 2).forEach(this::end);
    ports.ledger().accept(retryOf(9, 2));
    ports.ledger().requestCancel(ORGANISATION, id(4), T0);

    assertThat(selected(anyOf(JobStatus.PENDING), 3)).containsExactly(id(3), id(5), id(6));
    assertThat(selected(anyOf(JobStatus.COMPLETED, JobStatus.PENDING), 2))
        .containsExactly(id(1), id(3));
    assertThat(selected(anyOf(JobStatus.COMPLETED), 9)).containsExactly(id(1));
    assertThat(
            selected(
                new JobSelection(OPEN, "", "claude_api", "", Optional.empty(), Optional.empty()),
                9))
        .containsExactly(id(7));
    assertThat(
            selected(
                new JobSelection(OPEN, "nothing", "", "", Optional.empty(), Optional.empty()), 9))
        .isEmpty();
  }

  @Test
  void selectsByTheTimeOfAcceptance() {
    IntStream.of(1, 2, 3).forEach(n -> ports.ledger().accept(aJob(n)));
    Optional<Instant> from = Optional.of(T0.plusSeconds(2));
    Optional<Instant> before = Optional.of(T0.plusSeconds(3));

    assertThat(selected(new JobSelection(OPEN, "", "", "", from, Optional.empty()), 9))
        .containsExactly(id(2), id(3));
    assertThat(selected(new JobSelection(OPEN, "", "", "", Optional.empty(), before), 9))
        .containsExactly(id(1), id(2));
  }

  private List<JobId> selected(JobSelection selection, int limit) {
    return ports.ledger().select(ORGANISATION, selection, limit);
  }

  private static JobSelection anyOf(JobStatus... statuses) {
    return new JobSelection(Set.of(statuses), "", "", "", Optional.empty(), Optional.empty());
  }

  private void end(int n) {
    ports.projection().fill(List.of(event(id(n), 1, 1, completed(AWKWARD))));
  }

  private Page<JobSummary> list(int limit, String cursor) {
    return ports.ledger().list(ORGANISATION, new JobFilter("", "", "", "", limit, cursor));
  }

  private Page<JobSummary> filtered(String status, String workflow, String jobType) {
    return ports.ledger().list(ORGANISATION, new JobFilter(status, workflow, jobType, "", 10, ""));
  }

  private static List<JobId> ids(Page<JobSummary> page) {
    return page.items().stream().map(JobSummary::id).toList();
  }
}
