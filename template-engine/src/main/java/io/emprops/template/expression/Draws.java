package io.emprops.template.expression;

import io.emprops.core.template.RenderContext;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What one rendering draws by chance: the same in each replay, as long as the order is the same.
 */
public final class Draws {
  private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final RenderContext context;
  private final SplittableRandom random;

  /** Begins anew from the context's seed. */
  public Draws(RenderContext context) {
    this.context = context;
    this.random = new SplittableRandom(context.seed());
  }

  /** The time of the rendering, as RFC 3339 has it. */
  String now() {
    return context.now().toString();
  }

  /** A UUID of version 4 (RFC 9562, section 5.4). */
  String uuid() {
    long high = (random.nextLong() & VERSION_MASK) | VERSION_4;
    long low = (random.nextLong() & VARIANT_MASK) | VARIANT;
    return new UUID(high, low).toString();
  }

  /** An integer from 0 on and below the bound. */
  long below(long bound) {
    if (bound <= 0) {
      throw ExpressionFault.evaluation("random needs a bound of at least 1");
    }
    return random.nextLong(bound);
  }
}
