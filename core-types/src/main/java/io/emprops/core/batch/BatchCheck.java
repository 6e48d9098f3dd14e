package io.emprops.core.batch;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.problem.Diagnostic;
import java.util.List;

/**
 * What a table would make.
 *
 * @param rows how many it has; none where the table as a whole cannot be read
 * @param refused rows with errors
 * @param errorCount how many errors there are, listed or not
 * @param errors the first of them by line, at most {@value #MOST_ERRORS}; pointers begin with
 *     {@code /inputs}, or with {@code /payload} for what the inputs would make
 */
@JsonNaming(SnakeCaseStrategy.class)
public record BatchCheck(int rows, int refused, int errorCount, List<Diagnostic> errors) {
  /** More are counted, but not listed. */
  public static final int MOST_ERRORS = 100;

  public BatchCheck {
    errors = errors.stream().limit(MOST_ERRORS).toList();
  }

  /** Of a table that cannot be read as a whole. */
  public static BatchCheck unreadable(List<Diagnostic> errors) {
    return new BatchCheck(0, 0, errors.size(), errors);
  }

  /** Rows that can become jobs. */
  public int good() {
    return rows - refused;
  }
}
