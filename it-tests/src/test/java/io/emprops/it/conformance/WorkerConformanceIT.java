package io.emprops.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.it.conformance.Requirement.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Both of our workers keep the protocol, each as a process that is told by its command line alone.
 */
final class WorkerConformanceIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path EXAMPLE = HOME.resolve("docs/examples/worker-typescript");
  private static final Path WORK = HOME.resolve("it-tests/target/worker-conformance");
  private static final List<String> OURS = List.of(HOME.resolve("scripts/worker").toString());
  private static final List<String> IN_TYPESCRIPT =
      List.of("node", EXAMPLE.resolve("dist/main.js").toString());
  private static final int LONGEST_STEP_MINUTES = 5;

  /** Side by side, since most of the time all of them wait for leases to end. */
  @Test
  void tellsWorkersThatKeepTheProtocolFromOneThatDoesNothing() throws Exception {
    build();
    List<Callable<String>> trials =
        List.of(
            () -> {
              assertKept(OURS, "java", "websocket");
              return "ours";
            },
            () -> {
              assertKept(IN_TYPESCRIPT, "typescript", "websocket");
              return "the one in TypeScript";
            },
            () -> {
              assertThatOneADayAheadKeepsItsLeases();
              return "one a day ahead";
            },
            () -> {
              assertThatOneThatDoesNothingIsFoundOut();
              return "one that does nothing";
            });

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> run : threads.invokeAll(trials)) {
        run.get();
      }
    }
  }

  @Test
  @Tag("long")
  void oursAloneKeepsTheProtocolWhereNoWebSocketGetsThrough() throws IOException {
    assertKept(OURS, "java", "http");
  }

  @Test
  @Tag("long")
  void theOneInTypeScriptKeepsTheProtocolWhereNoWebSocketGetsThrough() throws IOException {
    build();

    assertKept(IN_TYPESCRIPT, "typescript", "http");
  }

  private static void assertThatOneADayAheadKeepsItsLeases() throws IOException {
    Path clock = HOME.resolve("it-tests/src/test/node/clock/a-day-ahead.mjs");
    try (Grounds grounds = grounds()) {
      List<Verdict> verdicts =
          ConformanceRun.of(
              new Trial.Candidate(
                  List.of(
                      "node",
                      "--import",
                      clock.toUri().toString(),
                      EXAMPLE.resolve("dist/main.js").toString()),
                  HOME),
              "websocket",
              grounds,
              log("typescript-a-day-ahead"),
              "longer than a lease",
              WorkerConformanceIT::print);

      assertThat(verdicts)
          .hasSize(2)
          .allSatisfy(verdict -> assertThat(verdict.fault()).as(verdict.name()).isEmpty());
    }
  }

  private static void assertThatOneThatDoesNothingIsFoundOut() throws IOException {
    try (Grounds grounds = grounds()) {
      List<Verdict> verdicts =
          ConformanceRun.of(
              new Trial.Candidate(List.of("true"), HOME),
              "websocket",
              grounds,
              log("nothing"),
              "tells how far",
              WorkerConformanceIT::print);

      assertThat(verdicts).hasSize(1).noneMatch(Verdict::isMet);
    }
  }

  private static void assertKept(List<String> command, String name, String transport)
      throws IOException {
    try (Grounds grounds = grounds()) {
      List<Verdict> verdicts =
          ConformanceRun.of(
              new Trial.Candidate(command, HOME),
              transport,
              grounds,
              log(name + "-" + transport),
              "",
              WorkerConformanceIT::print);

      assertThat(verdicts)
          .hasSameSizeAs(ConformanceRun.requirementNames())
          .allSatisfy(verdict -> assertThat(verdict.fault()).as(verdict.name()).isEmpty());
    }
  }

  private static Grounds grounds() throws IOException {
    return Grounds.prepare(HOME, Files.createDirectories(WORK));
  }

  private static Path log(String name) throws IOException {
    return Files.createDirectories(WORK).resolve(name + ".log");
  }

  private static void print(Verdict verdict) {
    System.out.println(Main.line(verdict));
  }

  /** Installs, checks and builds it, as its page says. */
  private static void build() throws IOException {
    Path log = log("typescript-build");
    for (List<String> step :
        List.of(
            List.of("node", "--version"),
            List.of("npm", "ci", "--no-audit", "--no-fund"),
            List.of("npm", "run", "-s", "check"),
            List.of("npm", "run", "-s", "build"))) {
      assertThat(exitOf(step, log))
          .as("%s, which needs Node 20 and npm; see %s", String.join(" ", step), log)
          .contains(0);
    }
  }

  /** Empty, if it cannot be run at all. */
  private static Optional<Integer> exitOf(List<String> command, Path log) {
    var builder = new ProcessBuilder(command).directory(EXAMPLE.toFile());
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      Process process = builder.start();
      return process.waitFor(LONGEST_STEP_MINUTES, TimeUnit.MINUTES)
          ? Optional.of(process.exitValue())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
