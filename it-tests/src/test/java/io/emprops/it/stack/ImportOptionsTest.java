package io.emprops.it.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.it.stack.StackOptions.Command;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportOptionsTest {

  @Test
  void readsWhatToImport() {
    StackOptions options =
        StackOptions.parse(
            List.of(
                "import-prior",
                "--from",
                "rediss://u:pw-secret@prior.test:6380/3",
                "--dry-run",
                "--report",
                "r.jsonl"));

    assertThat(options.command()).isEqualTo(Command.IMPORT_PRIOR);
    ImportOptions imports = options.imports().orElseThrow();
    assertThat(imports.from().getHost()).isEqualTo("prior.test");
    assertThat(imports.dryRun()).isTrue();
    assertThat(imports.report().orElseThrow()).isAbsolute().hasFileName("r.jsonl");
    assertThat(imports.shownFrom()).isEqualTo("rediss://prior.test:6380/3");
  }

  @Test
  void takesAnAddressFromTheEnvironmentUnlessOneIsGiven() {
    var environment = Map.of("EMP_PRIOR_URL", "redis://:pw-secret@kept.test/2");

    URI kept = from(environment, "import-prior");
    URI given = from(environment, "import-prior", "--from", "redis://given.test");

    assertThat(kept.getHost()).isEqualTo("kept.test");
    assertThat(kept.getUserInfo()).isEqualTo(":pw-secret");
    assertThat(given.getHost()).isEqualTo("given.test");
  }

  @Test
  void doesNotShowAnAddressInTheEnvironmentThatItCannotRead() {
    var environment = Map.of("EMP_PRIOR_URL", "http://pw-secret@h/0");

    assertThatThrownBy(() -> from(environment, "import-prior"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("EMP_PRIOR_URL")
        .hasMessageNotContaining("pw-secret");
  }

  private static URI from(Map<String, String> environment, String... line) {
    return StackOptions.parse(List.of(line), environment).imports().orElseThrow().from();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import-prior",
        "import-prior --from http://pw-secret@h/0",
        "import-prior --from redis://pw-secret@/0",
        "import-prior --from redis://u:pw-secret@h/zero",
        "import-prior --from redis://u:pw-secret@h/0/1",
        "import-prior --from redis:pw-secret",
        "import-prior --from red\\is://pw-secret"
      })
  void asksForAnAddressThatItDoesNotShow(String line) {
    assertThatThrownBy(() -> StackOptions.parse(List.of(line.split(" ", -1))))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("--from redis://HOST")
        .hasMessageNotContaining("pw-secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dry-run", "status --report x", "rebuild --from redis://h"})
  void keepsItsOptionsToItself(String line) {
    assertThatThrownBy(() -> StackOptions.parse(List.of(line.split(" ", -1))))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("go with import-prior");
  }
}
