package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.it.stack.Packaging;
import io.emprops.it.stack.StackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The {@code ./run} script, as a newcomer meets it. The tests follow each other on one data folder:
 * what one leaves, the next finds.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class RunCommandIT {
  private final TemporaryFolder folder = TemporaryFolder.create();
  private final StackPorts ports = StackPorts.free();
  private final Path data = folder.path().resolve("data");
  private String workflow = "";

  @AfterAll
  void leaveNothingRunning() {
    run("stop");
    folder.close();
  }

  @Test
  @Order(1)
  void showsAnExampleFromItsTemplateToItsResult() {
    try (Run demo = run("--demo")) {
      assertThat(demo.err()).isEmpty();
      assertThat(demo.awaitExit()).isZero();
      assertThat(demo.out())
          .doesNotContain("Building")
          .containsSubsequence(
              "open-api",
              "ready",
              "── Template",
              "\"job_type\": \"simulation\"",
              "── Form",
              "── Run",
              "in_progress",
              "── Result — completed",
              "done in");
    }
    assertThat(stackFile()).doesNotExist();
    for (int port :
        List.of(ports.api(), ports.queue(), ports.ui(), ports.postgres(), ports.redis())) {
      assertThat(isFree(port)).as("port %d", port).isTrue();
    }
  }

  @Test
  @Order(2)
  void runsInTheBackgroundAndTellsWhereEverythingIs() throws IOException {
    Run detached = run("--detach");

    assertThat(detached.awaitExit()).as(detached.err()).isZero();
    assertThat(detached.out()).contains("Sign in once with", "/sign-in?code=");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stackFile())))
        .isEqualTo("rw-------");
    JsonNode stack = stack();
    assertThat(stack.properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "api", "queue", "ui", "postgres", "redis", "token", "sign_in", "pids", "version");
    assertThat(pids()).hasSize(6).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isPresent());
    Run status = run("status");
    assertThat(status.awaitExit()).isZero();
    assertThat(status.out())
        .contains("open-api", "job-queue", "interface-ui", "PostgreSQL", "Redis")
        .doesNotContain("not ready", "gone");
    workflow = workflows().saveForId("kept", Workflows.source("first-design/claude.json"));
  }

  @Test
  @Order(3)
  void saysInOneLineThatAPortIsTaken() {
    Path other = folder.path().resolve("other");

    Run second = run("--data", other.toString());

    assertThat(second.awaitExit()).isEqualTo(1);
    assertThat(second.err().lines())
        .singleElement()
        .asString()
        .contains("port " + ports.api(), "--port-base");
    assertThat(other.resolve("stack.json")).doesNotExist();
    assertThat(other.resolve("pg")).doesNotExist();
  }

  @Test
  @Order(4)
  void stopsAll() {
    List<Long> before = pids();

    Run stop = run("stop");

    assertThat(stop.awaitExit()).as(stop.err()).isZero();
    awaitGone(before);
    assertThat(stackFile()).doesNotExist();
    assertThat(run("status").awaitExit()).isEqualTo(3);
  }

  @Test
  @Order(5)
  void healsAfterItsLauncherWasKilledAndKeepsTheData() {
    assertThat(run("--detach").awaitExit()).isZero();
    List<Long> orphans = pids();
    kill("launcher");

    try (Run next = begin()) {
      awaitReady(next);

      orphans.forEach(
          pid -> assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty());
      assertThat(api().get("/api/workflows/" + workflow).expect(200).path("name").asText())
          .isEqualTo("kept");
      requireAllEndWhenOneDies(next);
    }
  }

  /** In the same story, because a start is dear. */
  private void requireAllEndWhenOneDies(Run running) {
    List<Long> parts = pids();
    kill("open-api");

    assertThat(running.awaitExit()).isEqualTo(1);
    assertThat(running.err().lines())
        .singleElement()
        .asString()
        .contains("open-api has ended by itself");
    awaitGone(parts);
    assertThat(stackFile()).doesNotExist();
  }

  private Run begin() {
    return Run.begin(folder.path(), arguments(List.of()));
  }

  private Run run(String... arguments) {
    return Run.toEnd(folder.path(), arguments(List.of(arguments)));
  }

  private List<String> arguments(List<String> given) {
    List<String> all = new ArrayList<>(given);
    if (Tested.packaging() == Packaging.NATIVE) {
      all.add("--native");
    }
    all.addAll(List.of("--port-base", Integer.toString(ports.base())));
    if (!given.contains("--data")) {
      all.addAll(List.of("--data", data.toString()));
    }
    return all;
  }

  private static void awaitReady(Run run) {
    Waiting.until("the stack's start", () -> !run.isAlive() || run.out().contains("Ready in"));
    assertThat(run.isAlive()).as(run.err()).isTrue();
  }

  private static void awaitGone(List<Long> processes) {
    Waiting.until(
        "the end of all parts",
        () ->
            processes.stream()
                .noneMatch(
                    pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()));
  }

  private void kill(String part) {
    long pid = stack().path("pids").path(part).asLong();
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    Waiting.until("the end of " + part, () -> !process.isAlive());
  }

  private Path stackFile() {
    return data.resolve("stack.json");
  }

  private JsonNode stack() {
    try {
      return Json.parse(Files.readString(stackFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + stackFile(), e);
    }
  }

  private List<Long> pids() {
    return stack().path("pids").valueStream().map(JsonNode::asLong).toList();
  }

  private Api api() {
    return Api.as(stack().path("token").asText(), stack().path("api").asText());
  }

  private Workflows workflows() {
    return new Workflows(api());
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
