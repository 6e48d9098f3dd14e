package io.emprops.it.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at, stops, and detaches stacks that run in another process. */
final class StackControl {
  private static final Duration LONGEST_STOP = Duration.ofMinutes(1);
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final DataFolder data;
  private final Progress progress;

  StackControl(DataFolder data, Progress progress) {
    this.data = data;
    this.progress = progress;
  }

  /** The stack whose launcher lives. */
  Optional<StackFile> running() {
    return data.isLocked() ? StackFile.readFrom(data) : Optional.empty();
  }

  /** Prints each part; whether all are ready. */
  boolean status() {
    Optional<StackFile> found = running();
    if (found.isEmpty()) {
      int left = data.isLocked() ? 0 : ProcessLedger.leftovers(data).size();
      progress.line("no stack is running on " + data.root());
      if (left > 0) {
        progress.line(
            "  %d processes of a killed one are left; the next start, or ./run stop, clears them"
                .formatted(left));
      }
      return false;
    }
    StackFile stack = found.get();
    boolean ready = true;
    for (var part :
        Map.of("open-api", stack.api(), "job-queue", stack.queue(), "interface-ui", stack.ui())
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()) {
      boolean answers = Health.of(part.getValue()).isReady();
      ready &= answers;
      progress.line(row(stack, part.getKey(), part.getValue(), answers ? "ready" : "not ready"));
    }
    for (String part : List.of("PostgreSQL", "Redis")) {
      if (stack.pids().containsKey(part)) {
        boolean alive = ProcessHandle.of(stack.pids().get(part)).isPresent();
        ready &= alive;
        String where = part.equals("Redis") ? stack.redis() : stack.postgres();
        progress.line(row(stack, part, where, alive ? "ready" : "gone"));
      }
    }
    return ready;
  }

  /** Has the queue rebuilt from the ledger and prints what was missing; whether a stack runs. */
  boolean rebuild() {
    Optional<StackFile> stack = running();
    if (stack.isEmpty()) {
      progress.line("no stack is running on " + data.root());
      return false;
    }
    JsonNode done =
        new ApiClient(stack.get().api(), stack.get().token())
            .post("/api/queues/rebuild", JsonNodeFactory.instance.objectNode());
    progress.line("the queue holds what the ledger holds");
    progress.line(
        "  told again: %d pauses, limits and weights".formatted(number(done, "settings")));
    progress.line("  submitted again: %d jobs".formatted(number(done, "submitted_again")));
    progress.line("  ends found: %d".formatted(number(done, "filled")));
    progress.line("  cancelled there: %d that had ended".formatted(number(done, "settled")));
    return true;
  }

  private static long number(JsonNode answer, String member) {
    return answer.path(member).asLong();
  }

  /** Ends the running stack, and clears what a killed one left. */
  void stop() {
    Optional<ProcessHandle> launcher = running().flatMap(StackControl::launcher);
    launcher.ifPresent(process -> ProcessLedger.end(process, LONGEST_STOP));
    data.lock();
    int cleared = ProcessLedger.clearLeftovers(data);
    EmbeddedDatabase.endLeftover(data);
    StackFile.deleteFrom(data);
    progress.line(
        launcher.isPresent() || cleared > 0
            ? "stopped the stack on " + data.root()
            : "no stack was running on " + data.root());
  }

  /** Starts a launcher that outlives this process, and waits until its stack is ready. */
  void detach(Path home, List<String> arguments) {
    if (running().isPresent()) {
      throw new StackFailure("a stack is already running on " + data.root());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Demp.home=" + home);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    arguments.stream().filter(argument -> !argument.equals("--detach")).forEach(command::add);
    Path log = data.log("stack");
    data.delete("logs/stack.log");
    var launcher = ManagedProcess.start("the stack", command, Map.of(), home, log);
    long pid = launcher.handle().pid();
    try {
      launcher.awaitReady(
          () ->
              running()
                  .filter(stack -> Long.valueOf(pid).equals(stack.pids().get("launcher")))
                  .isPresent(),
          LONGEST_START);
    } catch (StackFailure e) {
      launcher.stop();
      throw new StackFailure(launcher.lastWords(), e);
    }
    copy(log);
  }

  private void copy(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      lines.forEach(progress::line);
    } catch (IOException e) {
      throw new StackFailure("the log %s cannot be read".formatted(log), e);
    }
  }

  private static String row(StackFile stack, String part, String where, String state) {
    long pid = stack.pids().getOrDefault(part, -1L);
    return "  %-14s %-10s %-46s pid %-8d %s".formatted(part, state, where, pid, memory(pid));
  }

  /** Resident memory, where the system tells it. */
  private static String memory(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MiB")
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static Optional<ProcessHandle> launcher(StackFile stack) {
    Long pid = stack.pids().get("launcher");
    return pid == null ? Optional.empty() : ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
  }
}
