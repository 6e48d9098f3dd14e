package io.emprops.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void namesTheDayOfAMomentInTheCalendar() {
    assertThat(Times.calendar(Instant.parse("2026-12-01T00:00:00Z")))
        .isEqualTo("1 Dec 2026, 00:00 UTC");
  }
}
