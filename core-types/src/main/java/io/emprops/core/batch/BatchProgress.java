package io.emprops.core.batch;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How far the rows of a batch are, each counted once.
 *
 * @param rows all of them
 * @param waiting not jobs yet
 * @param active jobs that have not ended
 * @param completed jobs that ended well
 * @param failed jobs that ended as failed or timeout
 * @param cancelled jobs that ended as cancelled, and rows that will never be jobs because the batch
 *     was
 * @param refused rows whose inputs have errors
 */
@JsonNaming(SnakeCaseStrategy.class)
public record BatchProgress(
    int rows, int waiting, int active, int completed, int failed, int cancelled, int refused) {

  public BatchProgress {
    int counted = waiting + active + completed + failed + cancelled + refused;
    if (counted != rows) {
      throw new IllegalArgumentException(
          "rows must be counted once each: %d of %d".formatted(counted, rows));
    }
  }

  /** Counts what neither became a job nor was refused as waiting. */
  public static BatchProgress of(
      int rows, int active, int completed, int failed, int cancelled, int refused) {
    int waiting = rows - active - completed - failed - cancelled - refused;
    return new BatchProgress(rows, waiting, active, completed, failed, cancelled, refused);
  }

  /** The same as this wish leaves it: rows that wait in a cancelled batch wait for nothing. */
  public BatchProgress under(BatchWish wish) {
    return switch (wish) {
      case RUN, PAUSE -> this;
      case CANCEL ->
          new BatchProgress(rows, 0, active, completed, failed, cancelled + waiting, refused);
    };
  }

  /** Whether nothing can change any more. */
  boolean hasEnded() {
    return waiting + active == 0;
  }
}
