package io.emprops.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file that a module's code reads by its name is told to the native image: in the module's
 * configuration where it is a service, below {@code META-INF/native-image} where it is a library.
 */
final class NativeResourcesTest {
  private static final Path HOME = Path.of("..");
  private static final Pattern BUNDLES = Pattern.compile("-H:IncludeResourceBundles=([\\w.,]+)");

  /** What Quarkus and its extensions include by themselves. */
  private static final List<String> BY_THEMSELVES =
      List.of("META-INF/**", "application.properties", "db/migration/*.sql");

  @TestFactory
  Stream<DynamicTest> includesEachFile() throws IOException {
    return resourceFolders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    HOME.relativize(folder).getName(0).toString(),
                    () -> assertThat(left(folder, included(folder))).isEmpty()));
  }

  @Test
  void missesAFileThatNobodyIncludes() {
    Path folder = HOME.resolve("job-queue/src/main/resources");

    assertThat(left(folder, file -> file.startsWith("redis/functions/workers")))
        .contains(Path.of("redis/functions/jobs/claim.lua"))
        .doesNotContain(Path.of("redis/functions/workers/seen.lua"));
  }

  private static List<Path> resourceFolders() throws IOException {
    try (Stream<Path> modules = Files.list(HOME)) {
      return modules
          .map(module -> module.resolve("src/main/resources"))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }

  private static List<Path> left(Path folder, Predicate<Path> included) {
    Predicate<Path> byItself = globs(BY_THEMSELVES);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(byItself.or(included).negate())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + folder, e);
    }
  }

  private static Predicate<Path> included(Path folder) throws IOException {
    Path configuration = folder.resolve("application.properties");
    return Files.exists(configuration) ? ofService(configuration) : ofLibrary(folder);
  }

  private static Predicate<Path> ofService(Path configuration) throws IOException {
    var properties = new Properties();
    try (Reader in = Files.newBufferedReader(configuration)) {
      properties.load(in);
    }
    String includes = properties.getProperty("quarkus.native.resources.includes", "");
    List<String> bundles =
        BUNDLES
            .matcher(properties.getProperty("quarkus.native.additional-build-args", ""))
            .results()
            .flatMap(match -> Stream.of(match.group(1).split(",", -1)))
            .map(bundle -> bundle.replace('.', '/') + ".properties")
            .toList();
    return globs(List.of(includes.split(",", -1))).or(globs(bundles));
  }

  private static Predicate<Path> ofLibrary(Path folder) throws IOException {
    Predicate<Path> all = _ -> false;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.endsWith("resource-config.json")).toList()) {
        JsonNode includes = new ObjectMapper().readTree(file.toFile()).at("/resources/includes");
        for (JsonNode include : includes) {
          var pattern = Pattern.compile(include.path("pattern").asText());
          all = all.or(path -> pattern.matcher(path.toString()).matches());
        }
      }
    }
    return all;
  }

  private static Predicate<Path> globs(List<String> patterns) {
    return patterns.stream()
        .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
        .<Predicate<Path>>map(matcher -> matcher::matches)
        .reduce(_ -> false, Predicate::or);
  }
}
