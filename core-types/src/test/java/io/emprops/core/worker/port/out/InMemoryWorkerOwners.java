package io.emprops.core.worker.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.WorkerId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** For tests of what stands on the port. */
public final class InMemoryWorkerOwners implements WorkerOwners {
  private final ConcurrentMap<WorkerId, OrganisationId> owners = new ConcurrentHashMap<>();

  @Override
  public OrganisationId own(WorkerId worker, OrganisationId organisation) {
    OrganisationId before = owners.putIfAbsent(worker, organisation);
    return before == null ? organisation : before;
  }

  @Override
  public Optional<OrganisationId> ownerOf(WorkerId worker) {
    return Optional.ofNullable(owners.get(worker));
  }
}
