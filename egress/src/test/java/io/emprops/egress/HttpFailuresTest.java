package io.emprops.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobFailure;
import io.emprops.core.worker.port.out.ManualCancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of answers that are not a success. */
@Timeout(60)
class HttpFailuresTest {
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 10_000);

  private final LocalProvider provider = new LocalProvider();

  @AfterEach
  void stopProvider() {
    provider.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, validation_error",
    "401, auth_error",
    "402, resource_limit",
    "403, auth_error",
    "404, validation_error",
    "408, timeout",
    "413, validation_error",
    "422, validation_error",
    "429, rate_limit",
    "500, service_error",
    "501, service_error",
    "502, service_error",
    "503, service_error",
    "504, timeout",
    "529, service_error"
  })
  void mapsStatusCodesToClasses(int status, String failureClass) {
    provider.plays(LocalProvider.json(status, "{\"error\":{\"message\":\"Own words\"}}"));

    var failure = failure();

    assertThat(failure.failureClass().wire()).isEqualTo(failureClass);
    assertThat(failure.reason()).isEqualTo("http-" + status);
    assertThat(failure.message()).isEqualTo("The provider answered " + status + ": Own words");
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 7, 7000",
    "retry-after-ms, 250, 250",
    "'Retry-After', 'Sun, 01 Mar 2026 10:00:30 GMT', 30000",
    "'Retry-After', 'Sun, 01 Mar 2026 09:00:00 GMT', 0",
    "Retry-After, 999999999, 86400000"
  })
  void readsHowLongToWait(String name, String value, long millis) {
    provider.plays(LocalProvider.answer(429, "text/plain", "Busy", Map.of(name, value)));

    assertThat(failure().retryAfterMs()).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "1.5", ""})
  void ignoresAWaitThatItCannotRead(String value) {
    provider.plays(LocalProvider.answer(503, "text/plain", "", Map.of("Retry-After", value)));

    assertThat(failure().retryAfterMs()).isNull();
  }

  @Test
  void cutsLongErrorTexts() {
    provider.plays(LocalProvider.answer(500, "text/html", "x".repeat(9_000), Map.of()));

    assertThat(failure().message()).hasSizeLessThan(1_100);
  }

  private JobFailure failure() {
    var request = new OutgoingRequest("GET", provider.url(), List.of(), "");
    return provider
        .caller(LIMITS)
        .call(
            request,
            new ManualCancellation(),
            answer -> new HttpFailures(() -> Instant.parse("2026-03-01T10:00:00Z")).of(answer))
        .failure();
  }
}
