package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.foreign;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.JobExplanation.Code;
import io.emprops.core.worker.JobExplanation.Finding;
import io.emprops.core.worker.QueuePosition;
import io.emprops.core.worker.port.out.JobExplanations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExplainJobServiceTest {
  private static final Principal VIEWER =
      new Principal(new OrganisationId("acme"), new UserId("ada"), Role.VIEWER);
  private static final JobExplanation NEXT =
      new JobExplanation(
          id(1), JobStatus.PENDING, List.of(new Finding(Code.NEXT, "It is next.")), List.of());

  private final LedgerPorts ledger = new InMemoryJobLedger().ports();
  private final Queue queue = new Queue();
  private final ExplainJobService service = new ExplainJobService(ledger.ledger(), queue);

  @Test
  void asksTheQueueAboutAJobThatHasNotEnded() {
    ledger.ledger().accept(aJob(1));
    queue.why = Optional.of(NEXT);
    queue.position = Optional.of(new QueuePosition(0, 2, null, null));

    assertThat(service.why(VIEWER, id(1))).contains(NEXT);
    assertThat(service.position(VIEWER, id(1)).orElseThrow().position()).isPresent();
  }

  @Test
  void saysThatAJobIsOnItsWayBeforeTheQueueHasIt() {
    ledger.ledger().accept(aJob(1));

    assertThat(codes(id(1))).containsExactly(Code.ON_ITS_WAY);
    assertThat(service.position(VIEWER, id(1)).orElseThrow().position()).isEmpty();
  }

  @Test
  void answersForItselfOnceAJobHasEnded() {
    ledger.ledger().accept(aJob(1));
    ledger.projection().fill(List.of(event(id(1), 1, 1, completed(JsonValue.of(1)))));

    assertThat(codes(id(1))).containsExactly(Code.ENDED);
    assertThat(service.position(VIEWER, id(1)).orElseThrow().position()).isEmpty();
    assertThat(queue.asked).isEmpty();
  }

  @Test
  void knowsNothingOfTheJobsOfOthers() {
    ledger.ledger().accept(foreign(1));

    assertThat(service.why(VIEWER, id(1))).isEmpty();
    assertThat(service.position(VIEWER, id(1))).isEmpty();
    assertThat(queue.asked).isEmpty();
  }

  private List<Code> codes(JobId job) {
    return service.why(VIEWER, job).orElseThrow().findings().stream().map(Finding::code).toList();
  }

  /** A queue that says what a test tells it to. */
  private static final class Queue implements JobExplanations {
    private final List<JobId> asked = new ArrayList<>();
    private Optional<JobExplanation> why = Optional.empty();
    private Optional<QueuePosition> position = Optional.empty();

    @Override
    public Optional<JobExplanation> why(JobId job) {
      asked.add(job);
      return why;
    }

    @Override
    public Optional<QueuePosition> position(JobId job) {
      asked.add(job);
      return position;
    }
  }
}
