package io.emprops.openapi.adapter.in.rest.problem;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import java.util.List;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Answers with this problem. */
  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** Answers with a problem that has no errors of its own. */
  public static ProblemException of(ErrorCode code, String detail) {
    return new ProblemException(Problem.of(code, detail, List.of()));
  }

  /** Answers with a problem of one error, whose place in the request is known. */
  public static ProblemException at(String pointer, ErrorCode code, String detail) {
    return of(Diagnostic.at(pointer, code, detail));
  }

  /** Answers with a problem of one error. */
  public static ProblemException of(Diagnostic error) {
    return new ProblemException(Problem.of(error.code(), error.message(), List.of(error)));
  }

  Problem problem() {
    return problem;
  }
}
