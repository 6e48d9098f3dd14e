package io.emprops.ui.problem;

import io.emprops.core.problem.Problem;

/** The API refused a call in a way that the use case has no outcome for. */
public final class ApiProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Carries what the API said. */
  public ApiProblemException(Problem problem) {
    super("%s (%d): %s".formatted(problem.code().wire(), problem.status(), problem.detail()));
    this.problem = problem;
  }

  /** What the API said. */
  public Problem problem() {
    return problem;
  }
}
