package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt used up.
 *
 * @param inputTokens as the provider counts them, those from a cache included
 * @param outputTokens as the provider counts them, what the model only thought included
 * @param cacheReadTokens of the input tokens, those that came from the provider's cache
 * @param cacheWriteTokens of the input tokens, those that were written to it
 * @param durationMs the connector's time from request to answer
 * @param cost in US dollars, where the provider says so
 * @param fallback which alternative answered and what had failed before it, where one did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record Usage(
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Long cacheReadTokens,
    @Nullable Long cacheWriteTokens,
    long durationMs,
    @Nullable BigDecimal cost,
    @Nullable String fallback) {

  /** Of the job's own provider. */
  public Usage(
      @Nullable Long inputTokens,
      @Nullable Long outputTokens,
      @Nullable Long cacheReadTokens,
      @Nullable Long cacheWriteTokens,
      long durationMs,
      @Nullable BigDecimal cost) {
    this(inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, durationMs, cost, null);
  }

  /** The same of an alternative. */
  public Usage instead(String why) {
    return new Usage(
        inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, durationMs, cost, why);
  }

  /** Time alone. */
  public static Usage ofDuration(long millis) {
    return new Usage(null, null, null, null, millis, null);
  }
}
