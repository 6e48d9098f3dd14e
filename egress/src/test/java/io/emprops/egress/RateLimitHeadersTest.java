package io.emprops.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.ProviderLimits.Allowance;
import io.emprops.core.worker.ProviderLimits.Counted;
import io.emprops.core.worker.port.out.ManualCancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers tell of a provider's limits. */
class RateLimitHeadersTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private final LocalProvider provider = new LocalProvider();
  private final RateLimitHeaders headers = new RateLimitHeaders(() -> NOW);

  @AfterEach
  void stopProvider() {
    provider.close();
  }

  @Test
  void readsOpenAisRequestsAndTokens() {
    var limits =
        told(
            Map.of(
                "x-ratelimit-limit-requests", "60",
                "x-ratelimit-remaining-requests", "59",
                "x-ratelimit-reset-requests", "1s",
                "x-ratelimit-limit-tokens", "150000",
                "x-ratelimit-remaining-tokens", "0",
                "x-ratelimit-reset-tokens", "6m0s"));

    assertThat(limits.allowances())
        .containsExactly(
            Allowance.of(Counted.REQUESTS, 60L, 59L, Duration.ofSeconds(1)),
            Allowance.of(Counted.TOKENS, 150_000L, 0L, Duration.ofMinutes(6)));
    assertThat(limits.shutFor()).contains(Duration.ofMinutes(6));
  }

  @Test
  void readsAnthropicsTimesFromNowOn() {
    var limits =
        told(
            Map.of(
                "anthropic-ratelimit-requests-limit", "50",
                "anthropic-ratelimit-requests-remaining", "0",
                "anthropic-ratelimit-requests-reset", "2026-03-04T05:06:27Z",
                "anthropic-ratelimit-output-tokens-remaining", "7"));

    assertThat(limits.allowances())
        .containsExactly(
            Allowance.of(Counted.REQUESTS, 50L, 0L, Duration.ofSeconds(20)),
            Allowance.of(Counted.OUTPUT_TOKENS, null, 7L, null));
    assertThat(limits.shutFor()).contains(Duration.ofSeconds(20));
  }

  @Test
  void heedsWhatTheProviderAsksForBeforeAllElse() {
    var limits =
        told(
            Map.of(
                "Retry-After", "3",
                "x-ratelimit-remaining-requests", "0",
                "x-ratelimit-reset-requests", "9s"));

    assertThat(limits.shutFor()).contains(Duration.ofSeconds(3));
  }

  @Test
  void leavesTheNextCallFreeWhereSomethingIsLeftOrNothingWasTold() {
    assertThat(told(Map.of()).shutFor()).isEmpty();
    assertThat(told(Map.of())).isEqualTo(ProviderLimits.none());
    assertThat(
            told(Map.of(
                    "x-ratelimit-remaining-requests", "1",
                    "x-ratelimit-reset-requests", "9s"))
                .shutFor())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "20ms, 20",
    "1s, 1000",
    "7.66s, 7660",
    "6m0s, 360000",
    "1h2m3.5s, 3723500",
    "2d, 86400000",
    "12, 12000",
    "2026-03-04T05:06:08Z, 1000",
    "2020-01-01T00:00:00Z, 0"
  })
  void readsSpansOfTime(String reset, long millis) {
    var limits = told(Map.of("x-ratelimit-reset-requests", reset));

    assertThat(limits.allowances())
        .containsExactly(Allowance.of(Counted.REQUESTS, null, null, Duration.ofMillis(millis)));
  }

  @Test
  void readsTheFieldsOfTheDraftAndTheirWindow() {
    var limits =
        told(
            Map.of(
                "RateLimit", "\"minute\";r=50;t=30, \"bytes\";r=1",
                "RateLimit-Policy",
                    "\"minute\";q=60;w=60, \"bytes\";q=9;qu=\"content-bytes\";w=5"));

    assertThat(limits.allowances())
        .containsExactly(new Allowance(Counted.REQUESTS, 60L, 50L, 30_000L, 60_000L));
  }

  @Test
  void readsTheFieldsOfTheOlderDraftAndOfManyOthers() {
    assertThat(
            told(Map.of(
                    "RateLimit-Limit", "100, 100;w=60",
                    "RateLimit-Remaining", "0",
                    "RateLimit-Reset", "7"))
                .allowances())
        .containsExactly(Allowance.of(Counted.REQUESTS, 100L, 0L, Duration.ofSeconds(7)));
    assertThat(
            told(Map.of(
                    "X-RateLimit-Remaining",
                    "3",
                    "X-RateLimit-Reset",
                    Long.toString(NOW.getEpochSecond() + 9)))
                .allowances())
        .containsExactly(Allowance.of(Counted.REQUESTS, null, 3L, Duration.ofSeconds(9)));
  }

  @Test
  void isShutForLessTheLongerAgoItWasTold() {
    var limits =
        told(Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "9s"));

    assertThat(limits.aged(Duration.ofSeconds(4)).shutFor()).contains(Duration.ofSeconds(5));
    assertThat(limits.aged(Duration.ofSeconds(10)).shutFor()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1s", "1 s", "1s2", "99999999999999s", "1e3s"})
  void takesForUntoldWhatItCannotRead(String reset) {
    assertThat(told(Map.of("x-ratelimit-reset-requests", reset)).allowances()).isEmpty();
  }

  private ProviderLimits told(Map<String, String> headersOfAnswer) {
    provider.plays(LocalProvider.answer(200, "application/json", "{}", headersOfAnswer));
    return provider
        .caller()
        .call(
            new OutgoingRequest("GET", provider.url() + "/", List.of(), ""),
            new ManualCancellation(),
            headers::of);
  }
}
