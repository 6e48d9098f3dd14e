package io.emprops.it.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackagingTest {
  @TempDir private Path home;

  @Test
  void startsAnExecutableByItself() throws IOException {
    Path built = Files.createDirectories(home.resolve("target/native")).resolve("open-api");
    Files.createFile(built);
    assertThat(built.toFile().setExecutable(true)).isTrue();

    assertThat(service(Packaging.NATIVE).command()).containsExactly(built.toString(), "-Xmx64m");
  }

  @Test
  void takesACacheOnlyWhereThereIsOne() throws IOException {
    Path folder = Files.createDirectories(Packaging.JVM.folder(home, "open-api"));
    Files.createFile(folder.resolve("quarkus-run.jar"));

    assertThat(service(Packaging.JVM).command())
        .contains("-Xmx64m")
        .endsWith("-jar", "quarkus-run.jar")
        .doesNotContain("-XX:AOTCache=app.aot");

    Files.createFile(folder.resolve("app.aot"));

    assertThat(service(Packaging.JVM).command()).contains("-XX:AOTCache=app.aot");
  }

  @ParameterizedTest
  @CsvSource({"JVM, ./run builds it", "NATIVE, ./build native builds it"})
  void saysWhatBuildsWhatIsMissing(Packaging packaging, String remedy) {
    Service missing = service(packaging);

    assertThatThrownBy(missing::command)
        .isInstanceOf(StackFailure.class)
        .hasMessageContainingAll("open-api is not built", remedy);
  }

  private Service service(Packaging packaging) {
    return Service.of(home, packaging, "open-api", 1, "64m", Map.of());
  }
}
