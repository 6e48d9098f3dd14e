package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.JobAction;
import io.emprops.core.job.JobSelection;
import io.emprops.core.job.port.in.RerunJob;
import io.emprops.core.job.port.in.RetryJob;
import io.emprops.core.job.port.in.RetryJobUseCase;
import io.emprops.core.job.port.in.RetryOutcome;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.LedgerPorts;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is done to many jobs ends at a thousand, and goes on with the rest. */
class ActOnJobsServiceTest {
  private static final Principal RUNNER =
      new Principal(ORGANISATION, new UserId("ron"), Role.RUNNER);

  private final LedgerPorts ledger = new InMemoryJobLedger().ports();

  @Test
  void dealsWithTheOldestThousandAndThenWithTheRest() {
    IntStream.rangeClosed(1, BulkOutcome.MOST + 2).forEach(n -> ledger.ledger().accept(aJob(n)));

    BulkOutcome first = cancelAll();
    BulkOutcome second = cancelAll();

    assertThat(first.jobs()).hasSize(BulkOutcome.MOST).startsWith(id(1), id(2));
    assertThat(first.more()).isTrue();
    assertThat(second.jobs()).containsExactly(id(1_001), id(1_002));
    assertThat(second.more()).isFalse();
  }

  private BulkOutcome cancelAll() {
    var cancel = new CancelJobService(ledger.ledger(), InstantSource.fixed(T0), new Wakeup());
    var selection =
        new JobSelection(JobAction.CANCEL.usual(), "", "", "", Optional.empty(), Optional.empty());
    return new ActOnJobsService(ledger.ledger(), cancel, new NoRetries())
        .act(RUNNER, JobAction.CANCEL, selection);
  }

  /** Knows no job. */
  private static final class NoRetries implements RetryJobUseCase {
    @Override
    public RetryOutcome retry(Principal caller, RetryJob command) {
      return new RetryOutcome.NotFound();
    }

    @Override
    public RetryOutcome rerun(Principal caller, RerunJob command) {
      return new RetryOutcome.NotFound();
    }
  }
}
