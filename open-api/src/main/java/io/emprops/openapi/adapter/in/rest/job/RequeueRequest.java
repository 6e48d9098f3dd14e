package io.emprops.openapi.adapter.in.rest.job;

import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.JobId;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a requeueing by ids.
 *
 * @param ids of dead letters, 1 to 1000
 * @param inputs for one single job: it is rendered anew with these
 */
@Schema(name = "RequeueRequest")
public record RequeueRequest(
    @Schema(required = true, minItems = 1, maxItems = BulkOutcome.MOST)
        @Nullable List<@Nullable JobId> ids,
    @Schema(type = SchemaType.OBJECT) @Nullable JsonObject inputs) {

  List<JobId> jobs() {
    List<JobId> jobs = ids == null ? List.of() : ids.stream().filter(Objects::nonNull).toList();
    if (jobs.isEmpty() || jobs.size() > BulkOutcome.MOST) {
      throw ProblemException.at(
          "/ids", ErrorCode.REQUEST_INVALID, "1 to %d ids are needed".formatted(BulkOutcome.MOST));
    }
    if (inputs != null && jobs.size() > 1) {
      throw ProblemException.at(
          "/inputs", ErrorCode.REQUEST_INVALID, "other inputs are for one single job");
    }
    return jobs;
  }
}
