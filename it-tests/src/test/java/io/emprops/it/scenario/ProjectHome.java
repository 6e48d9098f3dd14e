package io.emprops.it.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's root folder. */
public final class ProjectHome {
  private ProjectHome() {}

  /** Looks for it from the working directory upwards. */
  public static Path find() {
    Path start = Path.of("").toAbsolutePath();
    return Stream.iterate(start, folder -> folder != null, Path::getParent)
        .filter(folder -> Files.isExecutable(folder.resolve("run")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no project around " + start));
  }
}
