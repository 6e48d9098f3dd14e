package io.emprops.it.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The worker on trial, as a process. */
final class WorkerProcess implements AutoCloseable {
  private final Process process;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param command which must become the worker itself, since signals go to this process
   */
  static WorkerProcess start(
      List<String> command, Path folder, Map<String, String> environment, Path log) {
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return new WorkerProcess(builder.start());
    } catch (IOException e) {
      throw new UnmetException("the worker cannot be started: " + e.getMessage());
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end: SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Ends it at once, with all that it has started: SIGKILL. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Whether it has ended by then. */
  boolean hasEndedWithin(long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    kill();
    var _ = hasEndedWithin(10);
  }
}
