package io.emprops.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.prior.ImportNote;
import io.emprops.core.prior.ImportReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the page on importing prior jobs against the codes that a report may hold. */
final class PriorJobsPageTest {
  private static final Pattern CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)+|delegated)`");

  /** Other words of the page that look like one. */
  private static final Set<String> NO_CODES = Set.of("import-prior");

  @Test
  void explainsEachCodeAndNoOther() throws IOException {
    String page = Files.readString(Path.of("../docs/architecture/importing-prior-jobs.md"));

    Set<String> explained =
        CODE.matcher(page)
            .results()
            .map(found -> found.group(1))
            .filter(code -> !NO_CODES.contains(code))
            .collect(Collectors.toSet());

    assertThat(explained).containsExactlyInAnyOrderElementsOf(codes());
  }

  private static List<String> codes() {
    return Stream.concat(
            Arrays.stream(ImportReason.values()).map(ImportReason::wire),
            Arrays.stream(ImportNote.values()).map(ImportNote::wire))
        .toList();
  }
}
