package io.emprops.core.job.port.in;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.Principal;

/**
 * Makes the queue hold what the ledger holds, without waiting for the next time that the two are
 * compared. Needs the role operator.
 */
public interface RebuildQueueUseCase {

  /**
   * Goes through all open jobs; running it twice, or while jobs run, does no harm.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if the queue cannot be asked
   */
  Rebuilt rebuild(Principal caller);

  /**
   * What was found.
   *
   * @param settings pauses, limits and weights that the queue was told again
   * @param submittedAgain open jobs that the queue did not hold
   * @param filled open jobs whose end the ledger had missed
   * @param settled ended jobs that went on in the queue, and are cancelled there
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Rebuilt(int settings, int submittedAgain, int filled, int settled) {}
}
