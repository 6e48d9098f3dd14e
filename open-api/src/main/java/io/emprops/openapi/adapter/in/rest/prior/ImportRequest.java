package io.emprops.openapi.adapter.in.rest.prior;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.prior.PriorJob;
import io.emprops.core.prior.port.in.ImportPriorJobsUseCase;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of an import.
 *
 * @param jobs as the prior system's queue holds them, 1 to 100
 * @param dryRun only says what would become of them
 */
@Schema(name = "ImportRequest")
@JsonNaming(SnakeCaseStrategy.class)
public record ImportRequest(
    @Schema(required = true, minItems = 1, maxItems = ImportPriorJobsUseCase.MOST)
        @Nullable List<@Nullable RawJob> jobs,
    @Nullable Boolean dryRun) {

  List<PriorJob> priorJobs() {
    if (jobs == null || jobs.isEmpty() || jobs.size() > ImportPriorJobsUseCase.MOST) {
      throw ProblemException.at(
          "/jobs",
          ErrorCode.REQUEST_INVALID,
          "1 to %d jobs are needed".formatted(ImportPriorJobsUseCase.MOST));
    }
    List<PriorJob> all = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      RawJob job = jobs.get(i);
      if (job == null || job.id() == null) {
        throw ProblemException.at("/jobs/" + i, ErrorCode.REQUEST_INVALID, "a job needs an id");
      }
      all.add(new PriorJob(job.id(), job.present()));
    }
    return all;
  }

  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  /**
   * A member of the queue and its hash.
   *
   * @param id the member
   * @param fields of the hash, each as its text; none where there is no hash
   */
  @Schema(name = "PriorJob")
  public record RawJob(
      @Schema(required = true) @Nullable String id,
      @Nullable Map<String, @Nullable String> fields) {

    Map<String, String> present() {
      Map<String, String> present = new HashMap<>();
      if (fields != null) {
        fields.forEach(
            (name, text) -> {
              if (text != null) {
                present.put(name, text);
              }
            });
      }
      return present;
    }
  }
}
