package io.emprops.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FaultOptionsTest {

  @Test
  void runsAThousandHistoriesUnlessTold() {
    assertThat(FaultOptions.parse(List.of()))
        .isEqualTo(new FaultOptions(1, 1_000, Optional.empty(), 12));
  }

  @Test
  void readsEachOption() {
    List<String> arguments =
        List.of("--break", "token-check", "--seed", "7", "--histories", "2", "--tail", "99");

    assertThat(FaultOptions.parse(arguments))
        .isEqualTo(new FaultOptions(7, 2, Optional.of(Breakage.TOKEN_CHECK), 99));
  }

  @Test
  void leavesTheChoiceOfTheHarnessToOthers() {
    assertThat(FaultOptions.parse(List.of("--live", "--seed", "7"), 10))
        .isEqualTo(new FaultOptions(7, 10, Optional.empty(), 12));
  }

  @Test
  void saysWhatItDoesNotUnderstand() {
    assertThatThrownBy(() -> FaultOptions.parse(List.of("--seed"))).hasMessageContaining("value");
    assertThatThrownBy(() -> FaultOptions.parse(List.of("--seed", "x")))
        .hasMessageContaining("number");
    assertThatThrownBy(() -> FaultOptions.parse(List.of("--size", "1")))
        .hasMessageContaining("--size");
    assertThatThrownBy(() -> FaultOptions.parse(List.of("--break", "luck")))
        .hasMessageContaining("token-check, ack-before-expiry");
  }
}
