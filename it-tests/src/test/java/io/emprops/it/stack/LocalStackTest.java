package io.emprops.it.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {
  @TempDir Path folder;
  private final Progress progress =
      new Progress(
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
          InstantSource.system());

  @Test
  void namesThePortThatIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int base = taken.getLocalPort() - 1;
      StackOptions options = StackOptions.forTests(base, folder);

      assertThatThrownBy(() -> LocalStack.start(options, folder, progress))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("port %d".formatted(taken.getLocalPort()))
          .hasMessageContaining("--port-base");
    }
  }

  @Test
  void refusesAFolderThatAnotherStackUses() throws IOException {
    DataFolder data = DataFolder.open(folder);

    try (var held = data.lock().acquiredBy()) {
      assertThatThrownBy(data::lock)
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("already running");
      assertThat(held.isOpen()).isTrue();
    }
  }

  @Test
  void knowsWhetherItsFolderIsInUse() throws IOException {
    DataFolder data = DataFolder.open(folder);
    boolean before = data.isLocked();

    try (var held = data.lock().acquiredBy()) {
      assertThat(before).isFalse();
      assertThat(data.isLocked()).isEqualTo(held.isOpen());
    }
    assertThat(data.isLocked()).isFalse();
  }

  @Test
  void saysThatADataFolderIsDamaged() throws IOException {
    DataFolder data = DataFolder.open(folder);
    Files.createDirectories(folder.resolve("pg"));
    data.writePrivately("pg.initialised", "");

    assertThatThrownBy(() -> EmbeddedDatabase.start(data, 1))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("is damaged")
        .hasMessageContaining("--data");
  }

  @Test
  void keepsItsFilesPrivate() throws IOException {
    DataFolder data = DataFolder.open(folder);

    data.writePrivately("stack.json", "{}");

    assertThat(Files.getPosixFilePermissions(folder.resolve("stack.json"))).hasSize(2);
  }
}
