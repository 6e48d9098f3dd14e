package io.emprops.core.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
    OUTPUT_TOKENS,
    /** What another version of the protocol knows and this one does not. */
    OTHER;

    /** As messages name it. */
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the wire form. */
    @JsonCreator
    static Counted ofWire(String wire) {
      return Stream.of(values())
          .filter(counted -> counted.wire().equals(wire))
          .findFirst()
          .orElse(OTHER);
    }
  }

  /**
   * How much of one thing is allowed. It stands so in messages of workers.
   *
   * @param limit in one window; null, if not told
   * @param remaining of it; null, if not told
   * @param resetMs milliseconds until all of it, or of a sliding window the next, is there again;
   *     null, if not told
   * @param windowMs how long the window is at least; null, if not told
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  public record Allowance(
      Counted counted,
      @Nullable Long limit,
      @Nullable Long remaining,
      @Nullable Long resetMs,
      @Nullable Long windowMs) {

    /** Of a window that was not told. */
    public static Allowance of(
        Counted counted, @Nullable Long limit, @Nullable Long remaining, @Nullable Duration reset) {
      return new Allowance(
          counted, limit, remaining, reset == null ? null : (Long) reset.toMillis(), null);
    }

    /** Whether nothing is left. */
    public boolean leavesNothing() {
      return remaining != null && remaining <= 0;
    }

    /** The same, told so long ago; the window is no shorter than the reset was then. */
    Allowance aged(Duration age) {
      return resetMs == null
          ? this
          : new Allowance(
              counted,
              limit,
              remaining,
              Math.max(0, resetMs - age.toMillis()),
              windowMs == null ? resetMs : windowMs);
    }
  }

  /** Nothing was told. */
  public static ProviderLimits none() {
    return NONE;
  }

  /** The same, told so long ago. */
  public ProviderLimits aged(Duration age) {
    return new ProviderLimits(
        allowances.stream().map(allowance -> allowance.aged(age)).toList(),
        retryAfter.map(wait -> wait.minus(age)).filter(Duration::isPositive));
  }

  /** The same without a wish to wait. */
  public ProviderLimits withoutWait() {
    return new ProviderLimits(allowances, Optional.empty());
  }

  /** All of it as allowances: a wish to wait is that no request is left until then. */
  public List<Allowance> asAllowances() {
    List<Allowance> all = new ArrayList<>(allowances);
    retryAfter.ifPresent(wait -> all.add(Allowance.of(Counted.REQUESTS, null, 0L, wait)));
    return List.copyOf(all);
  }

  /**
   * For how long another call has no chance: what the provider asks for, else until the last of the
   * allowances that are used up comes back.
   */
  public Optional<Duration> shutFor() {
    return retryAfter.or(
        () ->
            allowances.stream()
                .filter(Allowance::leavesNothing)
                .flatMap(allowance -> Optional.ofNullable(allowance.resetMs()).stream())
                .map(Duration::ofMillis)
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder()));
  }
}
