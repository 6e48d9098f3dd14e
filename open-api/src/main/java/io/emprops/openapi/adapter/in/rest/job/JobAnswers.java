package io.emprops.openapi.adapter.in.rest.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.port.in.AwaitJobQuery;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What those get who ask for a new job. */
public final class JobAnswers {
  private final AwaitJobQuery jobs;

  JobAnswers(AwaitJobQuery jobs) {
    this.jobs = jobs;
  }

  /**
   * Where the job is found, or the job itself if it ends while the caller prefers to wait.
   *
   * @param prefer the header of this name
   */
  Response accepted(Principal principal, JobId job, @Nullable String prefer) {
    return answer(principal, job, JobHeaders.wait(prefer)).build();
  }

  /** The same for a request that came before. */
  Response replayed(Principal principal, JobId job, @Nullable String prefer) {
    return answer(principal, job, JobHeaders.wait(prefer))
        .header("Idempotency-Replayed", "true")
        .build();
  }

  private Response.ResponseBuilder answer(Principal principal, JobId id, Duration wait) {
    JobRecord job = jobs.await(principal, id, wait).orElseThrow(JobHeaders::noJob);
    if (job.isFinal() && wait.isPositive()) {
      return Response.ok(job);
    }
    var reference = JobReference.of(job);
    return Response.accepted(reference).location(URI.create(reference.links().self()));
  }

  /** For a key that another request holds. */
  public static ProblemException conflict() {
    return ProblemException.of(
        ErrorCode.IDEMPOTENCY_CONFLICT,
        "this Idempotency-Key belongs to another request of the last 24 hours");
  }

  static ProblemException workflowGone() {
    return ProblemException.of(
        ErrorCode.WORKFLOW_GONE,
        "the job's workflow has been deleted; without other inputs its payload can be sent again");
  }

  static ProblemException refused(List<Diagnostic> errors) {
    ErrorCode code =
        Stream.of(ErrorCode.COMPONENT_TYPE, ErrorCode.SCHEMA_MISMATCH)
            .filter(kind -> errors.stream().anyMatch(error -> error.code() == kind))
            .findFirst()
            .orElseGet(() -> ofAll(errors));
    String detail =
        errors.size() == 1
            ? errors.getFirst().message()
            : "there are %d errors".formatted(errors.size());
    return new ProblemException(Problem.of(code, detail, errors));
  }

  /** What stands beside the inputs may be all that is wrong. */
  private static ErrorCode ofAll(List<Diagnostic> errors) {
    return Stream.of(ErrorCode.WEBHOOK_UNKNOWN, ErrorCode.REQUIREMENTS_MALFORMED)
        .filter(kind -> errors.stream().allMatch(error -> error.code() == kind))
        .findFirst()
        .orElse(ErrorCode.INPUTS_INVALID);
  }
}
