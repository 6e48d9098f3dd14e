package io.emprops.core.job;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What a model's tokens cost, each in micro-dollars for a million of them: 3 dollars for a million
 * tokens are 3 000 000.
 *
 * @param input those that a provider reads anew
 * @param output those that it writes
 * @param cachedInput those of the input that it reads from its cache
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TokenPrice(long input, long output, long cachedInput) {
  private static final long MOST = 1_000_000_000_000L;
  private static final long TOKENS = 1_000_000L;

  public TokenPrice {
    if (input < 0
        || output < 0
        || cachedInput < 0
        || Math.max(input, Math.max(output, cachedInput)) > MOST) {
      throw new IllegalArgumentException(
          "a price is 0 to %d micro-dollars for a million tokens: %d, %d, %d"
              .formatted(MOST, input, output, cachedInput));
    }
  }

  /** What so many tokens cost at most, in micro-dollars; a part of one counts as one. */
  public long of(long inputTokens, long outputTokens) {
    long cost =
        Math.addExact(
            Math.multiplyExact(inputTokens, Math.max(input, cachedInput)),
            Math.multiplyExact(outputTokens, output));
    return Math.ceilDiv(cost, TOKENS);
  }

  /** The higher one of each: what is paid at most where either may be asked. */
  public TokenPrice orMore(TokenPrice other) {
    return new TokenPrice(
        Math.max(input, other.input),
        Math.max(output, other.output),
        Math.max(cachedInput, other.cachedInput));
  }
}
