package io.emprops.openapi.application.worker;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.port.out.WorkerOwners;

/**
 * Whose workers are, and who may say what becomes of their tokens: a worker's organisation, and the
 * one that operates the whole.
 */
public final class WorkerOwnership {
  private final WorkerOwners owners;
  private final OrganisationId operating;

  /**
   * Keeps what is whose.
   *
   * @param operating whose administrators may do so for every worker
   */
  public WorkerOwnership(WorkerOwners owners, OrganisationId operating) {
    this.owners = owners;
    this.operating = operating;
  }

  /** Whether the caller's organisation operates the whole. */
  public boolean operates(Principal caller) {
    return caller.organisation().equals(operating);
  }

  /** Makes a worker the caller's organisation's; false where it is another's already. */
  public boolean own(Principal caller, WorkerId worker) {
    return owners.own(worker, caller.organisation()).equals(caller.organisation())
        || operates(caller);
  }

  /** Whether the caller may shut this worker out. */
  public boolean mayRevoke(Principal caller, WorkerId worker) {
    return operates(caller)
        || owners.ownerOf(worker).filter(caller.organisation()::equals).isPresent();
  }
}
