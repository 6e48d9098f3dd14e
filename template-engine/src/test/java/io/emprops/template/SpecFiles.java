package io.emprops.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files in {@code spec/}, in a folder or, for other modules, in a jar. */
final class SpecFiles {
  private static final String ONE = "/spec/template-cases.json";

  private SpecFiles() {}

  /** Their names, in order. */
  static List<String> names() {
    try {
      URI one = Objects.requireNonNull(SpecFiles.class.getResource(ONE), ONE).toURI();
      if (one.getScheme().equals("file")) {
        return names(Objects.requireNonNull(Path.of(one).getParent()));
      }
      String jar = one.getRawSchemeSpecificPart();
      try (FileSystem files =
          FileSystems.newFileSystem(Path.of(URI.create(jar.substring(0, jar.indexOf("!/")))))) {
        return names(files.getPath("spec"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }
}
