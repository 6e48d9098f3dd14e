package io.emprops.core.template;

import java.time.Instant;

/**
 * What a rendering draws time and chance from. It is recorded with the job, so that the same inputs
 * give the same bytes again.
 *
 * @param now the time that {@code now()} tells
 * @param seed of {@code uuid()} and {@code random(n)}; at most 2^53 − 1 in size, so that every JSON
 *     reader keeps it
 */
public record RenderContext(Instant now, long seed) {
  /** The largest seed. */
  public static final long MAX_SEED = (1L << 53) - 1;

  public RenderContext {
    if (seed < 0 || seed > MAX_SEED) {
      throw new IllegalArgumentException("seed must be 0 to 2^53 − 1: " + seed);
    }
  }
}
