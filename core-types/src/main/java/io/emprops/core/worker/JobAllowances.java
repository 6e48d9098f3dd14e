package io.emprops.core.worker;

import io.emprops.core.job.FlowAllowance;
import io.emprops.core.job.FlowAllowance.Left;
import io.emprops.core.job.FlowAllowance.Rate;
import io.emprops.core.job.Usage;
import io.emprops.core.worker.ProviderLimits.Allowance;
import io.emprops.core.worker.ProviderLimits.Counted;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's limits mean for the next jobs, by the rule that a job is one request and takes
 * as many tokens as the one that was answered. This is the one place for that rule.
 */
public final class JobAllowances {
  /** Longer waits are not believed. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Comparator<Left> TIGHTEST_FIRST =
      Comparator.comparingLong(Left::starts)
          .thenComparing(Comparator.comparing(Left::lasts).reversed());

  private JobAllowances() {}

  /**
   * Reads what was told with the answer to a job.
   *
   * @param usage what that job took; without one, tokens count only once they are used up
   */
  public static FlowAllowance of(List<Allowance> told, Optional<Usage> usage) {
    return new FlowAllowance(
        told.stream().flatMap(allowance -> rate(allowance).stream()).findFirst(),
        told.stream().flatMap(allowance -> left(allowance, usage)).min(TIGHTEST_FIRST));
  }

  private static Optional<Rate> rate(Allowance told) {
    Optional<Duration> window = time(told.windowMs()).or(() -> time(told.resetMs()));
    Long limit = told.limit();
    if (told.counted() != Counted.REQUESTS || limit == null || limit < 1) {
      return Optional.empty();
    }
    long remaining = Math.clamp(Objects.requireNonNullElse(told.remaining(), limit), 0, limit);
    return window.map(length -> new Rate(limit, length, limit - remaining));
  }

  private static Stream<Left> left(Allowance told, Optional<Usage> usage) {
    Long remaining = told.remaining();
    Optional<Duration> reset = time(told.resetMs());
    if (remaining == null || reset.isEmpty()) {
      return Stream.empty();
    }
    long each = usage.map(used -> units(told.counted(), used)).orElse(0L);
    if (told.counted() == Counted.REQUESTS) {
      each = 1;
    } else if (each <= 0 && remaining > 0) {
      return Stream.empty();
    }
    return Stream.of(new Left(Math.max(0, remaining) / Math.max(1, each), reset.get()));
  }

  private static long units(Counted counted, Usage used) {
    return switch (counted) {
      case REQUESTS -> 1;
      case TOKENS -> orZero(used.inputTokens()) + orZero(used.outputTokens());
      case INPUT_TOKENS -> orZero(used.inputTokens());
      case OUTPUT_TOKENS -> orZero(used.outputTokens());
      case OTHER -> 0;
    };
  }

  private static long orZero(@Nullable Long tokens) {
    return tokens == null ? 0 : tokens;
  }

  private static Optional<Duration> time(@Nullable Long millis) {
    return millis == null || millis <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.min(millis, LONGEST.toMillis())));
  }
}
