package io.emprops.it.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers on disk which processes belong to the stack, so that the next start can clear what a
 * killed launcher left behind. A process is known by its id and its start time: ids are used again.
 */
final class ProcessLedger {
  private static final String FILE = "processes";
  private static final Duration PATIENCE_WITH_LEFTOVERS = Duration.ofSeconds(3);

  private final DataFolder data;
  private final Map<String, ProcessHandle> running = new LinkedHashMap<>();

  ProcessLedger(DataFolder data) {
    this.data = data;
  }

  synchronized void started(String name, ProcessHandle process) {
    running.put(name, process);
    write();
  }

  synchronized Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    running.forEach((name, process) -> pids.put(name, process.pid()));
    return pids;
  }

  synchronized boolean isAlive(String name) {
    ProcessHandle process = running.get(name);
    return process != null && process.isAlive();
  }

  /** Ends what an earlier launcher left behind; returns how many processes that were. */
  static int clearLeftovers(DataFolder data) {
    List<ProcessHandle> left = leftovers(data);
    // All are asked before any is waited for: they must stand a sudden end, so the patience is
    // short.
    left.forEach(ProcessHandle::destroy);
    left.forEach(process -> end(process, PATIENCE_WITH_LEFTOVERS));
    data.delete(FILE);
    return left.size();
  }

  /** The processes of an earlier launcher that still live. */
  static List<ProcessHandle> leftovers(DataFolder data) {
    return lines(data).stream().map(ProcessLedger::find).flatMap(Optional::stream).toList();
  }

  /** Asks a process to end, and ends it when it does not listen. */
  static void end(ProcessHandle process, Duration grace) {
    process.destroy();
    if (!awaitExit(process, grace)) {
      process.destroyForcibly();
      awaitExit(process, grace);
    }
  }

  static boolean awaitExit(ProcessHandle process, Duration longest) {
    try {
      process.onExit().get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for process " + process.pid(), e);
    }
  }

  private void write() {
    var lines = new StringBuilder();
    running.forEach(
        (name, process) ->
            lines
                .append(name)
                .append(' ')
                .append(process.pid())
                .append(' ')
                .append(start(process))
                .append('\n'));
    data.writePrivately(FILE, lines.toString());
  }

  private static List<String> lines(DataFolder data) {
    if (!Files.exists(data.file(FILE))) {
      return List.of();
    }
    try {
      return Files.readAllLines(data.file(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + FILE, e);
    }
  }

  private static Optional<ProcessHandle> find(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(parts[1]))
        .filter(process -> Long.toString(start(process)).equals(parts[2]));
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(-1L);
  }
}
