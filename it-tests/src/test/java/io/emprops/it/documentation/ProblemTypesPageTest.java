package io.emprops.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTypesPageTest {
  private static final Path PAGE = Path.of("../docs/architecture/problem-types.md");

  @Test
  void listsEveryCodeOfTheCatalogueAndNoOther() throws IOException {
    List<String> expected =
        Arrays.stream(ErrorCode.values()).map(ProblemTypesPageTest::row).toList();

    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();

    assertThat(rows).containsExactlyElementsOf(expected);
  }

  private static String row(ErrorCode code) {
    String status = code.severity() == Severity.WARNING ? "–" : Integer.toString(code.status());
    return "| `%s` | %s | %s |".formatted(code.wire(), status, code.title());
  }
}
