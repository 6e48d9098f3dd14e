package io.emprops.template.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpecCommandTest {
  private static final String CASES =
      """
      {"cases": [
        {"title": "one", "source": {"job_type": "simulation", "template": "{{1 + 1}}"}, "expect": {"payload": 2}},
        {"title": "other", "source": {"job_type": "simulation", "template": "{{1 + 2}}"}, "expect": {"payload": 3}}
      ]}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"template-cases.json", "expressions.json", "directives.json"})
  void theLanguagesOwnCasesPass(String name) throws URISyntaxException {
    Path file =
        Path.of(Objects.requireNonNull(SpecCommandTest.class.getResource("/spec/" + name)).toURI());

    var run = CommandRun.of("spec", file.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).containsPattern("\n[1-9][0-9]+ passed, 0 failed\n$");
    assertThat(run.code()).isZero();
  }

  @Test
  void tellsWhatFails() throws IOException {
    String good = file("good.json", CASES);
    String failing = file("failing.json", CASES.replace("\"payload\": 3", "\"payload\": 4"));

    assertThat(CommandRun.of("spec", good, failing))
        .isEqualTo(
            new CommandRun(
                1,
                """
                %s: 2 passed, 0 failed
                %s: 1 passed, 1 failed
                  FAIL  other (/cases/1)
                          the payload differs
                          the whole value
                          - 4
                          + 3
                3 passed, 1 failed
                """
                    .formatted(good, failing),
                ""));
  }

  @Test
  void answersInJson() {
    assertThat(CommandRun.piped(CASES, "spec", "--json", "-"))
        .isEqualTo(
            new CommandRun(
                0,
                """
                {"files":[{"file":"<stdin>","failed":0,"cases":[\
                {"title":"one","pointer":"/cases/0","passed":true},\
                {"title":"other","pointer":"/cases/1","passed":true}]}]}
                """,
                ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{\"documents\": []} | is no file of cases: it must be an object with cases",
        "[]                  | is no file of cases: it must be an object with cases",
        "{                   | is not JSON: "
      })
  void whatHoldsNoCasesIsNotPassed(String text, String message) throws IOException {
    String file = file("other.json", text);

    var run = CommandRun.of("spec", file, file("good.json", CASES));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("%s: %s".formatted(file, message));
    assertThat(run.out()).endsWith("2 passed, 0 failed\n");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
