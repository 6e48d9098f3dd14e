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
 * @param name its module
 * @param heap the largest heap
 * @param environment its configuration
 */
record Service(String name, Path folder, int port, String heap, Map<String, String> environment) {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  static Service of(
      Path home, String name, int port, String heap, Map<String, String> configuration) {
    Map<String, String> environment = new LinkedHashMap<>(configuration);
    environment.put("QUARKUS_HTTP_HOST", StackPorts.HOST);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    return new Service(
        name, home.resolve(name).resolve("target/quarkus-app"), port, heap, environment);
  }

  /**
   * Starts it without waiting for it.
   *
   * @throws StackFailure when it was not built
   */
  ManagedProcess start(DataFolder data) {
    if (!Files.exists(folder.resolve("quarkus-run.jar"))) {
      throw new StackFailure(
          "%s is not built: %s is missing; ./run builds it".formatted(name, folder));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    if (Files.exists(folder.resolve("app.aot"))) {
      command.add("-XX:AOTCache=app.aot");
    }
    command.addAll(List.of("-jar", "quarkus-run.jar"));
    // An AOT cache is only taken when the class path reads as it did in training: start in the
    // folder.
    return ManagedProcess.start(name, command, environment, folder, data.log(name));
  }

  void awaitReady(ManagedProcess process) {
    process.awaitReady(() -> Health.of(StackPorts.url(port)).isReady(), LONGEST_START);
  }
}
