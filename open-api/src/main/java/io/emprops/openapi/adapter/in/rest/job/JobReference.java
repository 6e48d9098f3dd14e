package io.emprops.openapi.adapter.in.rest.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where an accepted job is found.
 *
 * @param status when this was written
 */
@Schema(name = "JobReference")
public record JobReference(@JsonProperty("job_id") JobId jobId, JobStatus status, Links links) {

  static JobReference of(JobId job, JobStatus status) {
    String self = "/api/jobs/" + job;
    return new JobReference(job, status, new Links(self, self + "/events", self + "/cancel"));
  }

  /** Paths on this server. */
  @Schema(name = "JobLinks")
  public record Links(String self, String events, String cancel) {}
}
