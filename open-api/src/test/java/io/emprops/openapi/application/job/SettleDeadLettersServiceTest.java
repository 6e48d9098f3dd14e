package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.failed;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.retryAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.DeadLetters;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.workflow.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters are sent again one after another, whatever breaks off in between. */
class SettleDeadLettersServiceTest {
  private static final Instant NOW = T0.plusSeconds(600);
  private static final Principal OPERATOR =
      new Principal(ORGANISATION, new UserId("olga"), Role.OPERATOR);

  private final LedgerPorts ledger = new InMemoryJobLedger().ports();
  private final InstantSource clock = InstantSource.fixed(NOW);
  private final Ulid ids = new Ulid(clock, new Random(7));

  @BeforeEach
  void begin() {
    for (int n = 1; n <= 5; n++) {
      ledger.ledger().accept(aJob(n));
      ledger.projection().fill(List.of(event(id(n), 1, n, failed("http-503", "broken " + n))));
    }
  }

  @Test
  void redrivesTheFirstToEndFirst() {
    BulkOutcome outcome = service(ledger.deadLetters()).redrive(OPERATOR, signature(), 60);

    assertThat(outcome.jobs()).hasSize(5);
    assertThat(outcome.lastDue()).isEqualTo(NOW.plusSeconds(4));
    assertThat(due()).containsExactlyElementsOf(seconds(0, 1, 2, 3, 4));
  }

  @Test
  void goesOnWithTheSameSpacingAfterItBrokeOff() {
    ErrorSignature signature = signature();
    var breaking = service(new BreaksOff(ledger.deadLetters(), 2));
    assertThatThrownBy(() -> breaking.redrive(OPERATOR, signature, 60))
        .isInstanceOf(IllegalStateException.class);

    BulkOutcome outcome = service(ledger.deadLetters()).redrive(OPERATOR, signature, 60);

    assertThat(outcome.jobs()).hasSize(3);
    assertThat(due()).containsExactlyElementsOf(seconds(0, 1, 2, 3, 4));
  }

  @Test
  void beginsAtOnceWhenThoseBeforeAreLongDue() {
    ErrorSignature signature = signature();
    ledger.deadLetters().requeue(retryAt(11, 1, T0));

    service(ledger.deadLetters()).redrive(OPERATOR, signature, 1);

    assertThat(due().getFirst()).isEqualTo(NOW);
  }

  private SettleDeadLettersService service(DeadLetters deadLetters) {
    var successors =
        new Successors(
            new NoWorkflows(),
            (_, _, _) -> new WorkflowRenderer.Rendering.Refused(List.of()),
            Partitions.one(),
            ids,
            () -> 7);
    return new SettleDeadLettersService(
        deadLetters, ledger.ledger(), successors, clock, new Wakeup());
  }

  private ErrorSignature signature() {
    return ledger.deadLetters().groups(ORGANISATION, "", 1, "").items().getFirst().signature();
  }

  /** When the jobs become due that follow the five, in the order of those. */
  private List<Instant> due() {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(n -> ledger.ledger().find(ORGANISATION, id(n)).orElseThrow().retriedBy())
        .flatMap(List::stream)
        .flatMap(job -> ledger.ledger().past(ORGANISATION, job).stream())
        .map(past -> past.accepted().job().notBefore())
        .flatMap(due -> Optional.ofNullable(due).stream())
        .filter(due -> !due.isBefore(NOW))
        .toList();
  }

  private static List<Instant> seconds(int... seconds) {
    return IntStream.of(seconds).mapToObj(NOW::plusSeconds).toList();
  }

  /** Fails at the call that follows so many that work. */
  private static final class BreaksOff implements DeadLetters {
    private final DeadLetters kept;
    private int left;

    BreaksOff(DeadLetters kept, int left) {
      this.kept = kept;
      this.left = left;
    }

    @Override
    public boolean requeue(NewJob job) {
      if (left == 0) {
        throw new IllegalStateException("the database has gone");
      }
      left--;
      return kept.requeue(job);
    }

    @Override
    public Page<DeadLetterGroup> groups(
        OrganisationId organisation, String jobType, int limit, String cursor) {
      return kept.groups(organisation, jobType, limit, cursor);
    }

    @Override
    public Page<DeadLetter> list(
        OrganisationId organisation, ErrorSignature signature, int limit, String cursor) {
      return kept.list(organisation, signature, limit, cursor);
    }

    @Override
    public List<JobId> oldest(OrganisationId organisation, ErrorSignature signature, int limit) {
      return kept.oldest(organisation, signature, limit);
    }

    @Override
    public Optional<Instant> lastDue(OrganisationId organisation, ErrorSignature signature) {
      return kept.lastDue(organisation, signature);
    }

    @Override
    public int dismiss(
        OrganisationId organisation, ErrorSignature signature, UserId by, Instant at) {
      return kept.dismiss(organisation, signature, by, at);
    }
  }
}
