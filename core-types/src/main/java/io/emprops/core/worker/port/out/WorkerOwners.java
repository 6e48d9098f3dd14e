package io.emprops.core.worker.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.WorkerId;
import java.util.Optional;

/** Whose workers are. Every implementation passes {@code WorkerOwnersContract}. */
public interface WorkerOwners {

  /**
   * Makes the worker this organisation's unless it is another's already, for ever.
   *
   * @return whose it is
   */
  OrganisationId own(WorkerId worker, OrganisationId organisation);

  /** Whose it is; empty where no organisation has asked for it. */
  Optional<OrganisationId> ownerOf(WorkerId worker);
}
