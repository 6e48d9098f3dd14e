package io.emprops.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/dependencies.md} against the poms. */
final class DependenciesPageTest {
  private static final List<String> MODULES =
      List.of(
          "core-types",
          "asset-store",
          "template-engine",
          "egress",
          "open-api",
          "job-queue",
          "interface-ui",
          "it-tests");
  private static final Pattern DECLARED =
      Pattern.compile(
          "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");
  private static final Pattern EXPLAINED = Pattern.compile("^\\| `([^`:]+:[^`]+)` \\| [a-z]");

  private final Path root = Path.of("..");

  @Test
  void explainsEachDependencyThatAModuleDeclaresAndNoOther() throws IOException {
    Set<String> declared = new TreeSet<>();

    for (String module : MODULES) {
      declared.addAll(declaredBy(root.resolve(module).resolve("pom.xml")));
    }

    assertThat(explained()).containsExactlyInAnyOrderElementsOf(declared);
  }

  private static Set<String> declaredBy(Path pom) throws IOException {
    return DECLARED
        .matcher(Files.readString(pom))
        .results()
        .map(found -> found.group(1) + ":" + found.group(2))
        .collect(Collectors.toSet());
  }

  private Set<String> explained() throws IOException {
    try (var lines = Files.lines(root.resolve("docs/dependencies.md"))) {
      return lines
          .map(EXPLAINED::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .collect(Collectors.toSet());
    }
  }
}
