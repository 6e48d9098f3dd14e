package io.emprops.core.batch.port.in;

import io.emprops.core.batch.BatchCheck;
import io.emprops.core.identity.Principal;
import java.util.Optional;

/** Makes batches of tables. Needs the role runner. */
public interface StartBatchUseCase {

  /** Checks each row before anything is stored; then stores all rows or none. */
  StartOutcome start(Principal caller, StartBatch command);

  /**
   * Checks each row and stores nothing.
   *
   * @return empty if there is no such workflow or version
   */
  Optional<BatchCheck> check(Principal caller, StartBatch command);
}
