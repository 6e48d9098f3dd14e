package io.emprops.openapi.adapter.in.rest.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Unworkable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where an accepted job is found.
 *
 * @param status when this was written
 * @param unworkable why no worker can take it for now; absent where one can, or it is not known
 */
@Schema(name = "JobReference")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobReference(
    @JsonProperty("job_id") JobId jobId,
    JobStatus status,
    @Nullable Unworkable unworkable,
    Links links) {

  static JobReference of(JobRecord job) {
    String self = path(job.id());
    JobId ended = job.retryOf();
    return new JobReference(
        job.id(),
        job.status(),
        job.unworkable(),
        new Links(self, self + "/events", self + "/cancel", ended == null ? null : path(ended)));
  }

  private static String path(JobId job) {
    return "/api/jobs/" + job;
  }

  /**
   * Paths on this server.
   *
   * @param retryOf the ended job that this one follows, if it does
   */
  @Schema(name = "JobLinks")
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Links(
      String self,
      String events,
      String cancel,
      @JsonProperty("retry_of") @Nullable String retryOf) {}
}
