package io.emprops.queue.adapter.in;

import io.emprops.core.problem.Problem;

/** A message that is not JSON, or not of its shape. */
public final class UnreadableMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Says what is wrong and where. */
  UnreadableMessageException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** What the sender is told. */
  public Problem problem() {
    return problem;
  }
}
