package io.emprops.it.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLedgerTest {
  @TempDir Path folder;
  private Process sleeper;

  @BeforeEach
  void startAProcess() throws IOException {
    sleeper = new ProcessBuilder("sleep", "300").start();
  }

  @AfterEach
  void endIt() {
    sleeper.destroyForcibly();
  }

  @Test
  void endsWhatAKilledLauncherLeftBehind() {
    DataFolder data = DataFolder.open(folder);
    new ProcessLedger(data).started("sleeper", sleeper.toHandle());

    int cleared = ProcessLedger.clearLeftovers(data);

    assertThat(cleared).isOne();
    assertThat(ProcessLedger.awaitExit(sleeper.toHandle(), Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void sparesAnotherProcessThatGotTheSameId() {
    DataFolder data = DataFolder.open(folder);
    data.writePrivately("processes", "sleeper %d 12345\n".formatted(sleeper.pid()));

    int cleared = ProcessLedger.clearLeftovers(data);

    assertThat(cleared).isZero();
    assertThat(sleeper.isAlive()).isTrue();
  }
}
