package io.emprops.openapi.application.batch;

import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.port.in.SteerBatchUseCase;
import io.emprops.core.batch.port.out.Batches;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.BatchId;
import io.emprops.openapi.application.job.Wakeup;

/** Stores the wish; the feeder does what follows from it. */
public final class SteerBatchService implements SteerBatchUseCase {
  private final Batches batches;
  private final Wakeup feeder;

  /** Joins the parts; the feeder is woken after each wish. */
  public SteerBatchService(Batches batches, Wakeup feeder) {
    this.batches = batches;
    this.feeder = feeder;
  }

  @Override
  public Outcome steer(Principal caller, BatchId batch, BatchWish wish) {
    caller.require(Role.RUNNER);
    return switch (batches.wish(caller.organisation(), batch, wish)) {
      case STORED -> {
        feeder.call();
        yield Outcome.STORED;
      }
      case ENDED -> Outcome.ENDED;
      case NOT_FOUND -> Outcome.NOT_FOUND;
    };
  }
}
