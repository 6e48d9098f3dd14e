package io.emprops.queue.worker;

import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerCondition;
import java.util.Optional;

/**
 * What a worker can do at a moment.
 *
 * @param trouble why it is not all that it could be
 */
record Offer(Capabilities capabilities, Optional<WorkerCondition> trouble) {

  /** Whether there is any job that it could take. */
  boolean servesAnything() {
    return !capabilities.jobTypes().isEmpty();
  }
}
