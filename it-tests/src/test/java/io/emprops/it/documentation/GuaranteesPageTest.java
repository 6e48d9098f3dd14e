package io.emprops.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each guarantee that the page gives is shown by tests that exist. */
final class GuaranteesPageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int DEFECTS = 22;
  private static final Set<Integer> NOT_YET = Set.of();
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\| (.*)\\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+|\\*)`");

  private final Map<Integer, String> rows = rows();

  @Test
  void hasARowForEachDefect() {
    assertThat(rows.keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, DEFECTS).boxed().toList());
  }

  @Test
  void namesTestsInEachRowButThoseThatSayNotYet() {
    rows.forEach(
        (number, tests) ->
            assertThat(TEST.matcher(tests).find())
                .as("row %d", number)
                .isEqualTo(!NOT_YET.contains(number)));
  }

  @Test
  void namesTestsThatExist() {
    Map<String, String> sources = testSources();
    List<String> missing = new ArrayList<>();
    for (String tests : rows.values()) {
      TEST.matcher(tests)
          .results()
          .filter(test -> !exists(sources, test.group(1), test.group(2)))
          .forEach(test -> missing.add(test.group()));
    }

    assertThat(missing).isEmpty();
  }

  private static boolean exists(Map<String, String> sources, String type, String method) {
    String source = sources.getOrDefault(type, "");
    return method.equals("*") ? source.contains("@") : source.contains("void " + method + "(");
  }

  private static Map<Integer, String> rows() {
    Map<Integer, String> rows = new TreeMap<>();
    ROW.matcher(read(ROOT.resolve("docs/architecture/guarantees.md")))
        .results()
        .forEach(row -> rows.put(Integer.valueOf(row.group(1)), row.group(2)));
    return rows;
  }

  private static Map<String, String> testSources() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().contains("/src/test/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  GuaranteesPageTest::read,
                  String::concat));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
