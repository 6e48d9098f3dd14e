package io.emprops.it.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One call of the {@code ./run} script, as somebody at a terminal makes it. */
final class Run implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Process process;
  private final Path out;
  private final Path err;

  private Run(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it in a folder of its own choice, without waiting. */
  static Run begin(Path folder, List<String> arguments) {
    try {
      List<String> command = new ArrayList<>();
      command.add(ProjectHome.find().resolve("run").toString());
      command.addAll(arguments);
      Path out = Files.createTempFile(folder, "run", ".out");
      Path err = Files.createTempFile(folder, "run", ".err");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      return new Run(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException("starting ./run", e);
    }
  }

  /** Runs it to its end. */
  static Run toEnd(Path folder, List<String> arguments) {
    Run run = begin(folder, arguments);
    run.awaitExit();
    return run;
  }

  /** Waits for its end; hands back the exit code. */
  int awaitExit() {
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        close();
        throw new AssertionError("./run did not end; it said %s %s".formatted(out(), err()));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  /** Asks it to end, if it has not, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
