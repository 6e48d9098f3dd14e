package io.emprops.core.worker.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobId;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.QueuePosition;
import java.util.Optional;

/** Tells why a job of the caller's organisation waits. Needs the role viewer. */
public interface ExplainJobQuery {

  /** Why it stands where it stands; empty if there is no such job. */
  Optional<JobExplanation> why(Principal caller, JobId job);

  /** What is known of its place in the fair order; empty if there is no such job. */
  Optional<Place> position(Principal caller, JobId job);

  /** A job's place: absent where it does not wait. */
  record Place(Optional<QueuePosition> position) {}
}
