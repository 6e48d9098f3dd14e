package io.emprops.core.worker;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider told of its limits in one answer.
 *
 * @param allowances one for each thing that it counts; empty, if it told of none
 * @param retryAfter how long it asks to wait before the next call
 */
public record ProviderLimits(List<Allowance> allowances, Optional<Duration> retryAfter) {
  private static final ProviderLimits NONE = new ProviderLimits(List.of(), Optional.empty());

  public ProviderLimits {
    allowances = List.copyOf(allowances);
  }

  /** What a provider counts. */
  public enum Counted {
    REQUESTS,
    /** Of requests and answers together. */
    TOKENS,
    INPUT_TOKENS,
    OUTPUT_TOKENS
  }

  /**
   * How much of one thing is allowed.
   *
   * @param limit in the provider's own period, which it does not tell; null, if not told
   * @param remaining of it; null, if not told
   * @param reset until all of it is there again; null, if not told
   */
  public record Allowance(
      Counted counted, @Nullable Long limit, @Nullable Long remaining, @Nullable Duration reset) {

    /** Whether nothing is left. */
    public boolean isUsedUp() {
      return remaining != null && remaining <= 0;
    }
  }

  /** Nothing was told. */
  public static ProviderLimits none() {
    return NONE;
  }

  /**
   * For how long another call has no chance: what the provider asks for, else until the last of the
   * allowances that are used up comes back.
   */
  public Optional<Duration> shutFor() {
    return retryAfter.or(
        () ->
            allowances.stream()
                .filter(Allowance::isUsedUp)
                .flatMap(allowance -> Optional.ofNullable(allowance.reset()).stream())
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder()));
  }
}
