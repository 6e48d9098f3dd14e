package io.emprops.core.batch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a batch stands: what is wished of it, and whether each of its rows has ended. */
public enum BatchStatus {
  /** Its rows become jobs, or their jobs run. */
  RUNNING,
  /** No further rows become jobs; the jobs that there are go on. */
  PAUSED,
  /** Its jobs are asked to end, and some have not. */
  CANCELLING,
  /** It was cancelled, and each row has ended. */
  CANCELLED,
  /** Each row has ended, well or not. */
  COMPLETED;

  /** Follows from the wish and from how far the rows are. */
  public static BatchStatus of(BatchWish wish, BatchProgress progress) {
    return switch (wish) {
      case RUN -> progress.hasEnded() ? COMPLETED : RUNNING;
      case PAUSE -> progress.hasEnded() ? COMPLETED : PAUSED;
      case CANCEL -> progress.hasEnded() ? CANCELLED : CANCELLING;
    };
  }

  /** Reads a wire name. */
  @JsonCreator
  public static BatchStatus ofWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The wire name. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a batch that stands here can still be wished this; what is so already, too. */
  public boolean allows(BatchWish wish) {
    return switch (this) {
      case RUNNING, PAUSED -> true;
      case CANCELLING -> wish == BatchWish.CANCEL;
      case CANCELLED, COMPLETED -> false;
    };
  }
}
