package io.emprops.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the sources against the longest that a file may be. */
final class FileLengthTest {
  private static final int MOST_LINES = 300;
  private static final Set<String> ENDINGS = Set.of("java", "lua", "js", "mjs", "ts");

  /** Folders of what a build makes, the front-end bundle among it, or of what is not ours. */
  private static final Set<String> NOT_SOURCES =
      Set.of("target", "dist", "generated", "META-INF", "node_modules", ".git", ".local");

  /** Files that may be longer, by their path from the project's root, each with its reason. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "core-types/src/main/typescript/worker-protocol.d.ts",
          "made of the schema beside it, all types in one file");

  private final Path root = Path.of("..").toAbsolutePath().normalize();

  @Test
  void findsNoFileThatIsTooLongWithoutAReasonAndNoReasonWithoutSuchAFile() throws IOException {
    assertThat(tooLong(root)).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
    assertThat(EXCEPTIONS.values()).noneMatch(String::isBlank);
  }

  @Test
  void looksAtTheSourcesOfEachLanguage() throws IOException {
    assertThat(sources(root))
        .extracting(file -> root.relativize(file).toString())
        .contains("it-tests/src/test/java/io/emprops/it/architecture/FileLengthTest.java")
        .anyMatch(file -> file.startsWith("job-queue/src/main/resources") && file.endsWith(".lua"))
        .anyMatch(file -> file.startsWith("interface-ui/src/main/frontend") && file.endsWith(".js"))
        .noneMatch(file -> file.contains("/target/") || file.contains("/node_modules/"));
  }

  @Test
  void findsAFileOfOneLineTooMany(@TempDir Path project) throws IOException {
    Path sources = Files.createDirectories(project.resolve("module/src"));
    Path built = Files.createDirectories(project.resolve("module/target"));
    Files.writeString(sources.resolve("Longest.java"), "\n".repeat(MOST_LINES));
    Files.writeString(sources.resolve("TooLong.java"), "\n".repeat(MOST_LINES + 1));
    Files.writeString(sources.resolve("long.md"), "\n".repeat(MOST_LINES + 1));
    Files.writeString(built.resolve("Made.java"), "\n".repeat(MOST_LINES + 1));

    assertThat(tooLong(project)).containsExactly("module/src/TooLong.java");
  }

  private static Set<String> tooLong(Path project) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : sources(project)) {
      if (lines(file) > MOST_LINES) {
        found.add(project.relativize(file).toString());
      }
    }
    return found;
  }

  private static List<Path> sources(Path project) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        project,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_SOURCES.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isSource(file)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean isSource(Path file) {
    String name = String.valueOf(file.getFileName());
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
