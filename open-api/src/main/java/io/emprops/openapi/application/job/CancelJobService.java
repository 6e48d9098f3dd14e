package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.in.CancelJobUseCase;
import io.emprops.core.job.port.out.JobLedger;
import java.time.InstantSource;

/** Stores the wish; the relay tells the broker. */
public final class CancelJobService implements CancelJobUseCase {
  private final JobLedger ledger;
  private final InstantSource clock;
  private final Wakeup relay;

  /** Joins the parts; the relay is woken after each wish. */
  public CancelJobService(JobLedger ledger, InstantSource clock, Wakeup relay) {
    this.ledger = ledger;
    this.clock = clock;
    this.relay = relay;
  }

  @Override
  public Outcome cancel(Principal caller, JobId job) {
    caller.require(Role.RUNNER);
    return switch (ledger.requestCancel(caller.organisation(), job, clock.instant())) {
      case STORED -> {
        relay.call();
        yield Outcome.REQUESTED;
      }
      case ALREADY_ENDED -> Outcome.ALREADY_ENDED;
      case NOT_FOUND -> Outcome.NOT_FOUND;
    };
  }
}
