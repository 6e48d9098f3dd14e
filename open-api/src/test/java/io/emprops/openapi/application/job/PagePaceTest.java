package io.emprops.openapi.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PagePaceTest {
  private static final Duration SPACING = Duration.ofMillis(10);

  /** Near the end of what the clock can count, where it turns over. */
  private long now = Long.MAX_VALUE - Duration.ofMillis(35).toNanos();

  private final PagePace pace = new PagePace(SPACING, 3, now);

  @Test
  void letsSomePagesFollowAtOnceAfterARest() {
    assertThat(pauses(4)).containsOnly(Duration.ZERO);
  }

  @Test
  void keepsPagesApartInTheLongRun() {
    assertThat(pauses(4)).containsOnly(Duration.ZERO);

    assertThat(pauses(10)).containsOnly(SPACING);
  }

  @Test
  void savesNoMoreThanSomePagesHoweverLongTheRest() {
    assertThat(pauses(8)).endsWith(SPACING);
    pass(Duration.ofDays(1));

    assertThat(pauses(4)).containsOnly(Duration.ZERO);
    assertThat(pauses(1)).containsOnly(SPACING);
  }

  @Test
  void savesOnePageForEachSpacingWithoutOne() {
    assertThat(pauses(8)).endsWith(SPACING);
    pass(SPACING.multipliedBy(2));

    assertThat(pauses(3)).containsExactly(Duration.ZERO, Duration.ZERO, SPACING);
  }

  private List<Duration> pauses(int pages) {
    return Stream.generate(this::page).limit(pages).toList();
  }

  /** Waits as told, and reads in no time. */
  private Duration page() {
    Duration pause = pace.pause(now);
    pass(pause);
    return pause;
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
