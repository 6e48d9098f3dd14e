package io.emprops.openapi.adapter.in.rest.workflow;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.util.List;

/** What can be wrong with a wish about a workflow. */
final class WorkflowProblems {
  private WorkflowProblems() {}

  /** The id in a path; what cannot be an id is the id of nothing. */
  static WorkflowId id(String text) {
    try {
      return new WorkflowId(text);
    } catch (IllegalArgumentException e) {
      throw notFound(text);
    }
  }

  static ProblemException notFound(String id) {
    return ProblemException.of(
        ErrorCode.NOT_FOUND, "your organisation has no such workflow: '%s'".formatted(id));
  }

  static ProblemException noVersion(WorkflowId id, int version) {
    return ProblemException.of(
        ErrorCode.NOT_FOUND, "workflow '%s' has no version %d".formatted(id, version));
  }

  static ProblemException stale(int current) {
    return ProblemException.of(
        ErrorCode.VERSION_STALE,
        "the current version is %d; read it, and send its ETag as If-Match".formatted(current));
  }

  /** Ends the request where the document is larger than any may be. */
  static void refuseTooLarge(List<Diagnostic> errors) {
    errors.stream()
        .filter(error -> error.code() == ErrorCode.LIMIT_SOURCE)
        .findFirst()
        .ifPresent(
            error -> {
              throw new ProblemException(
                  Problem.of(ErrorCode.REQUEST_TOO_LARGE, error.message(), errors));
            });
  }

  static ProblemException refused(List<Diagnostic> errors) {
    refuseTooLarge(errors);
    ErrorCode code =
        errors.stream().anyMatch(error -> error.code() == ErrorCode.COMPONENT_TYPE)
            ? ErrorCode.COMPONENT_TYPE
            : ErrorCode.DOCUMENT_INVALID;
    String detail =
        errors.size() == 1
            ? errors.getFirst().message()
            : "%d errors; nothing was saved".formatted(errors.size());
    return new ProblemException(Problem.of(code, detail, errors));
  }
}
