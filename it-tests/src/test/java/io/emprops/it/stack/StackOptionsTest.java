package io.emprops.it.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.it.stack.StackOptions.Command;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackOptionsTest {

  @Test
  void runsOnTheUsualPortsWhenNothingIsSaid() {
    StackOptions options = StackOptions.parse(List.of());

    assertThat(options.command()).isEqualTo(Command.RUN);
    assertThat(options.ports().redis()).isEqualTo(8084);
    assertThat(options.packaging()).isEqualTo(Packaging.JVM);
    assertThat(options.data()).isAbsolute().endsWithRaw(Path.of(".local"));
  }

  @Test
  void readsEveryOption() {
    StackOptions options =
        StackOptions.parse(
            List.of(
                "--detach",
                "--port-base",
                "9000",
                "--data",
                "/tmp/x",
                "--allow",
                "127.0.0.1:*",
                "--allow",
                "api.test:443",
                "--native",
                "--redis",
                "redis://r:1",
                "--postgres",
                "jdbc:p"));

    assertThat(options.command()).isEqualTo(Command.DETACH);
    assertThat(options.ports().ui()).isEqualTo(9002);
    assertThat(options.allow()).containsExactly("127.0.0.1:*", "api.test:443");
    assertThat(options.packaging()).isEqualTo(Packaging.NATIVE);
    assertThat(options.redis()).contains("redis://r:1");
    assertThat(options.postgres()).contains("jdbc:p");
  }

  @ParameterizedTest
  @CsvSource({
    "--ports 1, unknown argument '--ports'",
    "--port-base, --port-base needs a value",
    "--port-base many, 'many'",
    "--port-base 65534, room for 6 ports",
    "--allow localhost, HOST:PORT",
    "--demo stop, only one of"
  })
  void saysWhichArgumentDoesNotFit(String line, String reason) {
    List<String> arguments = List.of(line.split(" ", -1));

    assertThatThrownBy(() -> StackOptions.parse(arguments))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining(reason);
  }

  @Test
  void keepsFakeProvidersOffUnlessTheyAreAskedFor() {
    assertThat(StackOptions.parse(List.of()).fakeProviders()).isFalse();
    assertThat(StackOptions.parse(List.of("--fake-providers")).fakeProviders()).isTrue();
  }

  @Test
  void addsASettingForOneServiceAlone() {
    StackOptions options = StackOptions.forTests(9000, Path.of("/tmp/x"));

    StackOptions more = options.with("job-queue", "EMP_A", "1").with("job-queue", "EMP_B", "2");

    assertThat(more.settingsOf("job-queue")).containsOnlyKeys("EMP_A", "EMP_B");
    assertThat(more.settingsOf("open-api")).isEmpty();
    assertThat(options.settings()).isEmpty();
  }

  @Test
  void findsPortsThatNobodyUses() {
    StackOptions options = StackOptions.forTests(StackPorts.free().base(), Path.of("/tmp/x"));

    options.ports().requireFree(options);
  }
}
