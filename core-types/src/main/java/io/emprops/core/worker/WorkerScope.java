package io.emprops.core.worker;

import io.emprops.core.job.JobType;
import java.util.Optional;
import java.util.Set;

/**
 * What a token lets a worker offer.
 *
 * @param jobTypes these and no others
 * @param customers jobs of these and of nobody else; everybody's where empty
 */
public record WorkerScope(Set<JobType> jobTypes, Set<String> customers) {
  public WorkerScope {
    jobTypes = Set.copyOf(jobTypes);
    customers = Set.copyOf(customers);
  }

  /**
   * What becomes of an offer: of a worker that names no customers, it holds for those of the token
   * alone; empty, if it names job types or customers that the token does not.
   */
  public Optional<Capabilities> bound(Capabilities offer) {
    if (!jobTypes.containsAll(offer.jobTypes())) {
      return Optional.empty();
    }
    CustomerAccess access = offer.access();
    if (customers.isEmpty()) {
      return Optional.of(offer);
    }
    if (access.allow().isEmpty()) {
      return Optional.of(
          offer.to(new CustomerAccess(access.isolation(), customers, access.deny())));
    }
    return customers.containsAll(access.allow()) ? Optional.of(offer) : Optional.empty();
  }
}
