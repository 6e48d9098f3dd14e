package io.emprops.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FlowAllowance;
import io.emprops.core.job.FlowAllowance.Left;
import io.emprops.core.job.FlowAllowance.Rate;
import io.emprops.core.job.Usage;
import io.emprops.core.worker.ProviderLimits.Allowance;
import io.emprops.core.worker.ProviderLimits.Counted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What limits of requests and tokens mean for the next jobs. */
final class JobAllowancesTest {
  private static final Usage USAGE = new Usage(300L, 700L, null, null, 5, null);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aJobIsOneRequest() {
    FlowAllowance told = read(new Allowance(Counted.REQUESTS, 60L, 59L, 1_000L, 60_000L));

    assertThat(told.rate()).contains(new Rate(60, MINUTE, 1));
    assertThat(told.left()).contains(new Left(59, Duration.ofSeconds(1)));
  }

  @Test
  void aWindowThatIsNotToldIsNoShorterThanItsReset() {
    assertThat(read(new Allowance(Counted.REQUESTS, 60L, 0L, 59_000L, null)).rate())
        .contains(new Rate(60, Duration.ofSeconds(59), 60));
    assertThat(read(new Allowance(Counted.REQUESTS, 60L, 0L, null, null)).rate()).isEmpty();
  }

  @Test
  void anotherJobTakesAsManyTokensAsThisOne() {
    assertThat(read(new Allowance(Counted.TOKENS, 9_000L, 3_500L, 500L, null)).left())
        .contains(new Left(3, Duration.ofMillis(500)));
    assertThat(read(new Allowance(Counted.OUTPUT_TOKENS, null, 699L, 500L, null)).left())
        .contains(new Left(0, Duration.ofMillis(500)));
    assertThat(read(new Allowance(Counted.INPUT_TOKENS, null, 700L, 500L, null)).left())
        .contains(new Left(2, Duration.ofMillis(500)));
  }

  @Test
  void tokensOfAJobThatTellsOfNoneCountOnceTheyAreUsedUp() {
    var some = new Allowance(Counted.TOKENS, null, 1L, 500L, null);
    var none = new Allowance(Counted.TOKENS, null, 0L, 500L, null);

    assertThat(JobAllowances.of(List.of(some), Optional.empty()).isEmpty()).isTrue();
    assertThat(JobAllowances.of(List.of(none), Optional.empty()).left())
        .contains(new Left(0, Duration.ofMillis(500)));
  }

  @Test
  void theTightestDecidesAndOfEqualOnesTheLongest() {
    FlowAllowance told =
        read(
            new Allowance(Counted.REQUESTS, 60L, 9L, 60_000L, null),
            new Allowance(Counted.TOKENS, 9_000L, 2_000L, 500L, null),
            new Allowance(Counted.OUTPUT_TOKENS, 9_000L, 1_400L, 900L, null));

    assertThat(told.rate()).contains(new Rate(60, MINUTE, 51));
    assertThat(told.left()).contains(new Left(2, Duration.ofMillis(900)));
  }

  @Test
  void whatIsOverOrUnknownSaysNothing() {
    assertThat(read(new Allowance(Counted.REQUESTS, 60L, 0L, 0L, null)).isEmpty()).isTrue();
    assertThat(read(new Allowance(Counted.REQUESTS, 0L, 0L, null, 5L)).isEmpty()).isTrue();
    assertThat(read(new Allowance(Counted.OTHER, 7L, 3L, 500L, null)).isEmpty()).isTrue();
    assertThat(read().isEmpty()).isTrue();
  }

  @Test
  void aWishToWaitIsThatNoRequestIsLeft() {
    var limits = new ProviderLimits(List.of(), Optional.of(MINUTE));

    assertThat(JobAllowances.of(limits.asAllowances(), Optional.empty()).left())
        .contains(new Left(0, MINUTE));
  }

  private static FlowAllowance read(Allowance... told) {
    return JobAllowances.of(List.of(told), Optional.of(USAGE));
  }
}
