package io.emprops.it.stack;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A child process of the stack with its log. */
final class ManagedProcess {
  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final int LOG_TAIL_BYTES = 4_000;

  private final String name;
  private final Process process;
  private final Path log;

  private ManagedProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  static ManagedProcess start(
      String name, List<String> command, Map<String, String> environment, Path folder, Path log) {
    try {
      var builder = new ProcessBuilder(inOwnSession(command));
      builder.environment().putAll(environment);
      builder.directory(folder.toFile());
      builder.redirectErrorStream(true);
      builder.redirectInput(new File("/dev/null"));
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new ManagedProcess(name, builder.start(), log);
    } catch (IOException e) {
      throw new StackFailure("%s cannot be started: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Waits until it is ready.
   *
   * @throws StackFailure with the log's last words when it ends before, or takes too long
   */
  void awaitReady(BooleanSupplier ready, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new StackFailure(
            "%s ended while starting (exit %d): %s — see %s"
                .formatted(name, process.exitValue(), lastWords(), log));
      }
      if (System.nanoTime() > end) {
        throw new StackFailure(
            "%s was not ready after %d s — see %s".formatted(name, longest.toSeconds(), log));
      }
      pause();
    }
  }

  String name() {
    return name;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void stop() {
    ProcessLedger.end(process.toHandle(), GRACE);
  }

  void kill() {
    process.destroyForcibly();
    ProcessLedger.awaitExit(process.toHandle(), GRACE);
  }

  /** The last line of the log that says something. */
  String lastWords() {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - LOG_TAIL_BYTES);
      byte[] tail = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(tail);
      List<String> lines =
          new String(tail, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "it said nothing" : lines.getLast().strip();
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  /**
   * Keeps the terminal's Ctrl-C from reaching the child, so that the launcher stops all in order.
   */
  private static List<String> inOwnSession(List<String> command) {
    for (String setsid : List.of("/usr/bin/setsid", "/bin/setsid")) {
      if (Files.isExecutable(Path.of(setsid))) {
        List<String> wrapped = new ArrayList<>(List.of(setsid));
        wrapped.addAll(command);
        return wrapped;
      }
    }
    return command;
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(50));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("the start was interrupted", e);
    }
  }
}
