package io.emprops.egress;

import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.ProviderLimits.Allowance;
import io.emprops.core.worker.ProviderLimits.Counted;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what answers tell of limits: {@code Retry-After} (RFC 9110: seconds or a date), {@code
 * retry-after-ms}, the headers of OpenAI ({@code x-ratelimit-remaining-requests}, resets as {@code
 * 6m0s}), of Anthropic ({@code anthropic-ratelimit-requests-remaining}, resets as times) and of
 * many others ({@code x-ratelimit-remaining}, resets in seconds from now or since 1970), and those
 * of the IETF's drafts ({@link RateLimitFields}). What cannot be read was not told.
 */
public final class RateLimitHeaders {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final long SINCE_1970 = 1_000_000_000;
  private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|[dhms])");
  private static final Pattern SPAN = Pattern.compile("(?:%s)+".formatted(PART.pattern()));

  /** How one family of headers is named: {@code %1$s} is what is counted, {@code %2$s} the rest. */
  private record Family(String format, List<Named> counted) {}

  private record Named(String name, Counted counted) {}

  private static final List<Family> FAMILIES =
      List.of(
          new Family(
              "x-ratelimit-%2$s-%1$s",
              List.of(
                  new Named("requests", Counted.REQUESTS), new Named("tokens", Counted.TOKENS))),
          new Family(
              "anthropic-ratelimit-%1$s-%2$s",
              List.of(
                  new Named("requests", Counted.REQUESTS),
                  new Named("tokens", Counted.TOKENS),
                  new Named("input-tokens", Counted.INPUT_TOKENS),
                  new Named("output-tokens", Counted.OUTPUT_TOKENS))),
          new Family("x-ratelimit-%2$s", List.of(new Named("", Counted.REQUESTS))),
          new Family("ratelimit-%2$s", List.of(new Named("", Counted.REQUESTS))));

  private final InstantSource clock;

  /** With a clock for dates. */
  public RateLimitHeaders(InstantSource clock) {
    this.clock = clock;
  }

  /** All that the answer tells. */
  public ProviderLimits of(IncomingAnswer answer) {
    Stream<Allowance> allowances =
        FAMILIES.stream()
            .flatMap(
                family ->
                    family.counted().stream()
                        .flatMap(named -> allowance(answer, family.format(), named)));
    return new ProviderLimits(
        Stream.concat(allowances, RateLimitFields.of(answer)).toList(), retryAfter(answer));
  }

  private Stream<Allowance> allowance(IncomingAnswer answer, String format, Named named) {
    @Nullable Long limit = limit(answer, format.formatted(named.name(), "limit"));
    @Nullable Long remaining = number(answer, format.formatted(named.name(), "remaining"));
    @Nullable Duration reset =
        answer.header(format.formatted(named.name(), "reset")).flatMap(this::span).orElse(null);
    return limit == null && remaining == null && reset == null
        ? Stream.empty()
        : Stream.of(Allowance.of(named.counted(), limit, remaining, reset));
  }

  /** Of a limit with its windows, {@code 100, 100;w=60}, the limit. */
  private static @Nullable Long limit(IncomingAnswer answer, String header) {
    return answer
        .header(header)
        .map(text -> text.split("[,;]", 2)[0])
        .flatMap(RateLimitHeaders::number)
        .orElse(null);
  }

  /** How long the provider asks to wait, up to a day. */
  Optional<Duration> retryAfter(IncomingAnswer answer) {
    return answer
        .header("retry-after-ms")
        .flatMap(text -> number(text).map(Duration::ofMillis))
        .or(
            () ->
                answer
                    .header("Retry-After")
                    .flatMap(text -> number(text).map(Duration::ofSeconds).or(() -> date(text))))
        .map(RateLimitHeaders::bounded);
  }

  private Optional<Duration> span(String text) {
    String stripped = text.strip();
    if (SPAN.matcher(stripped).matches()) {
      return Optional.of(bounded(sum(stripped)));
    }
    return number(stripped)
        .map(this::seconds)
        .or(() -> time(stripped))
        .map(RateLimitHeaders::bounded);
  }

  /** So many from now on, or since 1970 where they are more than decades. */
  private Duration seconds(long number) {
    return number < SINCE_1970
        ? Duration.ofSeconds(number)
        : Duration.between(clock.instant(), Instant.ofEpochSecond(number));
  }

  private static Duration sum(String span) {
    Duration sum = Duration.ZERO;
    for (Matcher part = PART.matcher(span); part.find(); ) {
      double millis =
          switch (part.group(2)) {
            case "d" -> 86_400_000;
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1_000;
            default -> 1;
          };
      sum = sum.plusMillis(Math.round(Double.parseDouble(part.group(1)) * millis));
    }
    return sum;
  }

  private Optional<Duration> time(String text) {
    try {
      return Optional.of(Duration.between(clock.instant(), Instant.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<Duration> date(String text) {
    try {
      var date = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), date.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration span) {
    if (span.isNegative()) {
      return Duration.ZERO;
    }
    return span.compareTo(LONGEST) > 0 ? LONGEST : span;
  }

  private static @Nullable Long number(IncomingAnswer answer, String header) {
    return answer.header(header).flatMap(RateLimitHeaders::number).orElse(null);
  }

  private static Optional<Long> number(String text) {
    return text.strip().matches("[0-9]{1,10}")
        ? Optional.of(Long.parseLong(text.strip()))
        : Optional.empty();
  }
}
