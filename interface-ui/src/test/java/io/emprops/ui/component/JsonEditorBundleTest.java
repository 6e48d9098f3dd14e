package io.emprops.ui.component;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guards the committed bundle without Node: it belongs to the sources that stand beside it. */
class JsonEditorBundleTest {
  private static final Path SOURCES = Path.of("src/main/frontend/json-editor");
  private static final Path BUILT = Path.of("src/main/resources/META-INF/resources/editor");

  @Test
  void isBuiltFromTheSourcesAsTheyAre() throws IOException {
    var built = recorded();

    var present = new TreeMap<String, String>();
    for (var name : new String[] {"package.json", "package-lock.json"}) {
      present.put(name, sha256(SOURCES.resolve(name)));
    }
    try (Stream<Path> modules = Files.list(SOURCES.resolve("src"))) {
      for (var module : modules.toList()) {
        present.put("src/" + module.getFileName(), sha256(module));
      }
    }
    present.put("json-editor.js", sha256(BUILT.resolve("json-editor.js")));

    assertThat(built)
        .as("run interface-ui/src/main/frontend/build and commit what it writes")
        .isEqualTo(present);
  }

  @Test
  void namesNoRegistryInItsLock() throws IOException {
    var lock = Files.readString(SOURCES.resolve("package-lock.json"));

    assertThat(lock).doesNotContain("\"resolved\"", "://");
  }

  private static Map<String, String> recorded() throws IOException {
    try (Stream<String> lines = Files.lines(BUILT.resolve("json-editor.sources.sha256"))) {
      return lines
          .map(line -> line.split("  ", 2))
          .collect(toMap(part -> part[1], part -> part[0], (a, b) -> a, TreeMap::new));
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
