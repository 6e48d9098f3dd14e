package io.emprops.it.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.it.faults.live.PlannedFault.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final List<Schedule> MANY =
      LongStream.rangeClosed(1, 200).mapToObj(Schedule::of).toList();

  @Test
  void aSeedDecidesTheSameAgain() {
    assertThat(Schedule.of(7)).isEqualTo(Schedule.of(7));
    assertThat(MANY).doesNotHaveDuplicates();
  }

  @Test
  void strikesInEveryWaySoonerOrLater() {
    assertThat(MANY.stream().flatMap(schedule -> schedule.faults().stream()))
        .extracting(PlannedFault::kind)
        .containsAll(Arrays.asList(Kind.values()));
  }

  @Test
  void neverStrikesWhatIsStruckAlready() {
    assertThat(MANY)
        .allSatisfy(
            schedule ->
                schedule.faults().stream()
                    .collect(Collectors.groupingBy(PlannedFault::part))
                    .values()
                    .forEach(ScheduleTest::requireOneAfterAnother));
  }

  private static void requireOneAfterAnother(List<PlannedFault> faults) {
    for (int i = 1; i < faults.size(); i++) {
      PlannedFault before = faults.get(i - 1);
      assertThat(faults.get(i).at()).isGreaterThan(before.at().plus(before.lasts()));
    }
  }
}
