package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSummary;
import io.emprops.core.workflow.Page;
import java.util.Optional;

/** Reads jobs of the caller's organisation. Needs the role viewer. */
public interface FindJobsQuery {

  /** One job with all that is known of it. */
  Optional<JobRecord> find(Principal caller, JobId id);

  /** A part of the list, the newest first. */
  Page<JobSummary> list(Principal caller, JobFilter filter);
}
