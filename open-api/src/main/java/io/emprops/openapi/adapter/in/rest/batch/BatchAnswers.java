package io.emprops.openapi.adapter.in.rest.batch;

import io.emprops.core.batch.BatchCheck;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.util.stream.Stream;

/** What those get whose table cannot become a batch. */
final class BatchAnswers {
  private BatchAnswers() {}

  /** The first errors, how many there are, and what to do. */
  static ProblemException refused(BatchCheck check) {
    ErrorCode code =
        Stream.of(ErrorCode.COMPONENT_TYPE, ErrorCode.BATCH_TOO_LARGE)
            .filter(kind -> check.errors().stream().anyMatch(error -> error.code() == kind))
            .findFirst()
            .orElse(ErrorCode.BATCH_INVALID);
    Problem problem = Problem.of(code, detail(check), check.errors());
    return new ProblemException(problem.counting(check.errorCount()));
  }

  private static String detail(BatchCheck check) {
    if (check.rows() == 0) {
      return check.errors().stream()
          .map(Diagnostic::message)
          .findFirst()
          .orElse("the table cannot be read");
    }
    String rows =
        "%d of %d rows cannot become jobs; nothing was stored"
            .formatted(check.refused(), check.rows());
    return check.good() == 0
        ? rows
        : rows + "; with on_row_error=skip the other %d would".formatted(check.good());
  }
}
