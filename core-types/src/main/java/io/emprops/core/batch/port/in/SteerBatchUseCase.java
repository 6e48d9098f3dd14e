package io.emprops.core.batch.port.in;

import io.emprops.core.batch.BatchWish;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.BatchId;

/** Pauses, resumes and cancels batches. Needs the role runner. */
public interface SteerBatchUseCase {

  /** Stores what is to happen from now on; the same wish again changes nothing. */
  Outcome steer(Principal caller, BatchId batch, BatchWish wish);

  /** What became of the wish. */
  enum Outcome {
    STORED,
    ENDED,
    NOT_FOUND
  }
}
