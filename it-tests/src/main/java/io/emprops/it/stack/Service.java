package io.emprops.it.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the three services, as it is started.
 *
 * @param name what it is called among the others
 * @param module what it is built from
 * @param home the project's root
 * @param heap the largest heap
 * @param environment its configuration
 */
record Service(
    String name,
    String module,
    Packaging packaging,
    Path home,
    int port,
    String heap,
    Map<String, String> environment) {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final String CACHE = "app.aot";

  static Service of(
      Path home,
      Packaging packaging,
      String name,
      int port,
      String heap,
      Map<String, String> configuration) {
    Map<String, String> environment = new LinkedHashMap<>(configuration);
    environment.put("QUARKUS_HTTP_HOST", StackPorts.HOST);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    return new Service(name, name, packaging, home, port, heap, environment);
  }

  /** The same, called otherwise among several of its module. */
  Service named(String other) {
    return new Service(other, module, packaging, home, port, heap, environment);
  }

  /**
   * Starts it without waiting for it.
   *
   * @throws StackFailure when it was not built
   */
  ManagedProcess start(DataFolder data) {
    // An AOT cache is only taken when the class path reads as it did in training: start in the
    // folder.
    return ManagedProcess.start(name, command(), environment, folder(), data.log(name));
  }

  void awaitReady(ManagedProcess process) {
    process.awaitReady(() -> Health.of(StackPorts.url(port)).isReady(), LONGEST_START);
  }

  /** What starts it. */
  List<String> command() {
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + heap);
    options.add("-XX:+UseSerialGC");
    options.add("-XX:TieredStopAtLevel=1");
    if (Files.exists(folder().resolve(CACHE))) {
      options.add("-XX:AOTCache=" + CACHE);
    }
    return packaging.command(home, module, options);
  }

  private Path folder() {
    return packaging.folder(home, module);
  }
}
