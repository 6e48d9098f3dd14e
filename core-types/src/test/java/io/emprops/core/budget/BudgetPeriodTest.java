package io.emprops.core.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BudgetPeriodTest {

  @ParameterizedTest
  @CsvSource({
    "day, 2026-02-28T23:59:59.999Z, 2026-02-28T00:00:00Z, 2026-03-01T00:00:00Z",
    "day, 2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
    "month, 2028-02-29T12:00:00Z, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
    "month, 2026-12-31T23:59:59Z, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "total, 2026-12-31T23:59:59Z, 1970-01-01T00:00:00Z,",
  })
  void goesByTheCalendarInUtc(String period, Instant at, Instant start, @Nullable Instant end) {
    assertThat(BudgetPeriod.ofWire(period).start(at)).isEqualTo(start);
    assertThat(BudgetPeriod.ofWire(period).end(at).orElse(null)).isEqualTo(end);
  }
}
