package io.emprops.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MachineProbeTest {
  @Test
  void tellsTheLargestCardInWholeGigabytesAndHowManyThereAre() {
    var found = new MachineProbe(() -> List.of("24564", " 12288 ")).look();

    assertThat(found).containsEntry("gpu_memory_gb", 24.0).containsEntry("gpu_count", 2.0);
  }

  @Test
  void passesOverWhatIsNoNumber() {
    var found = new MachineProbe(() -> List.of("[N/A]")).look();

    assertThat(found).doesNotContainKeys("gpu_memory_gb", "gpu_count");
  }

  @Test
  void tellsCoresAndMemoryOfAnyMachine() {
    var found = new MachineProbe().look();

    assertThat(found.get("cpu_cores")).isPositive();
    assertThat(found.get("ram_gb")).isPositive();
  }
}
