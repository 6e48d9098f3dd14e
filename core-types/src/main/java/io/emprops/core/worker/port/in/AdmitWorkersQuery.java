package io.emprops.core.worker.port.in;

import io.emprops.core.identity.WorkerId;
import java.time.Instant;

/** Asked before each word of a worker is heard. */
public interface AdmitWorkersQuery {

  /** Whether a token that the worker was given at that time still holds. */
  boolean admits(WorkerId worker, Instant issuedAt);
}
