package io.emprops.core.batch;

import java.util.Locale;

/** What is to happen to a batch; the last wish counts, and none follows that to cancel. */
public enum BatchWish {
  /** Its rows become jobs. */
  RUN,
  /** No further rows become jobs. */
  PAUSE,
  /** No further rows become jobs, and those that there are end early. */
  CANCEL;

  /** Reads a stored name. */
  public static BatchWish ofWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The stored name. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
