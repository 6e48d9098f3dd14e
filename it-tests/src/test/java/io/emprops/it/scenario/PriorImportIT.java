package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.it.scenario.ForeignWorker.Held;
import io.emprops.it.scenario.ForeignWorker.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The jobs that wait in the prior system are taken over by a command, each once. */
@ExtendWith(TheWorld.class)
final class PriorImportIT {
  private static final String SECRET = "sk-of-a-customer";

  private final World world;
  private final Workflows workflows;
  private final PriorSystem prior;
  private final String studio = "s-" + UUID.randomUUID().toString().substring(0, 8);
  private final Instant noon = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(7_200);

  PriorImportIT(World world) {
    this.world = world;
    this.workflows = new Workflows(world.api());
    this.prior = PriorSystem.beside(world.stack().description().redis());
  }

  @AfterEach
  void forget() {
    prior.close();
  }

  @Test
  void startsThemByPriorityAndAgeWhateverTheirScoresWere() {
    Map<String, String> here = Map.of("requirements", "{\"studio\":\"%s\"}".formatted(studio));
    prior.submit(id("usual"), 50, noon, here);
    prior.submit(id("older"), 50, noon.minusSeconds(600), here);
    prior.putBack(id("urgent"), 90, noon, here);
    prior.reset(id("idle"), 0, noon.minusSeconds(1_200), here);
    assertThat(prior.order()).containsExactly(id("older"), id("usual"), id("urgent"), id("idle"));

    Run imported = run();

    assertThat(imported.awaitExit()).as(imported.err()).isZero();
    assertThat(imported.out()).containsPattern("imported +4");
    Waiting.until("the hand-over to the queue", () -> waitingForTheQueue() == 0);
    List<String> started = new ArrayList<>();
    String label = "{\"studio\":\"%s\"}".formatted(studio);
    try (var worker =
        ForeignWorker.register(world, Transport.HTTP, "w-" + studio, "simulation", label)) {
      for (int i = 0; i < 4; i++) {
        Held held = worker.pull();
        started.add(priorId(held.job()));
        assertThat(worker.complete(held.job(), held.token(), "1")).isEqualTo("ack");
      }
    }
    assertThat(started).containsExactly(id("urgent"), id("older"), id("usual"), id("idle"));
  }

  @Test
  void takesWhatItCanAndTellsTheRestWithoutValues() {
    prior.submit(id("good"), 50, noon, Map.of("payload", "{\"duration_ms\":1}"));
    prior.submit(id("gone"), 50, noon, Map.of());
    prior.forgetHash(id("gone"));
    prior.putBack(id("broken"), 50, noon, Map.of("payload", "{\"key\":\"%s\"".formatted(SECRET)));
    prior.submit(
        id("refused"),
        50,
        noon,
        Map.of(
            "service_required",
            "openai_text",
            "payload",
            "{\"model\":\"%s\",\"messages\":\"%s\"}".formatted(SECRET, SECRET)));
    prior.submit(id("asks"), 50, noon, Map.of("requirements", "{\"models\":"));
    prior.submit(id("client"), 50, noon, Map.of("service_required", "p5"));
    prior.submit(id("busy"), 50, noon, Map.of());
    prior.claim(id("busy"), "w1");

    Run dry = run("--dry-run");
    assertThat(dry.awaitExit()).as(dry.err()).isEqualTo(4);
    assertThat(dry.out()).containsPattern("importable +1").containsPattern("not-taken +5");
    assertThat(imported()).isZero();

    Run first = run("--report", report().toString());

    assertThat(first.awaitExit()).as(first.err()).isEqualTo(4);
    assertThat(reasons())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                id("busy"), "running",
                id("good"), "imported",
                id("gone"), "hash-missing",
                id("broken"), "payload-not-json",
                id("refused"), "payload-refused",
                id("asks"), "requirements-not-json",
                id("client"), "delegated"));
    assertThat(first.out() + first.err() + read(report())).doesNotContain(SECRET);
    assertThat(read(report())).contains("\"/payload/messages\"");
    String job = line(id("good")).path("job_id").asText();
    JsonNode ended = workflows.awaitEnd(job).json();
    assertThat(ended.path("status").asText()).isEqualTo("completed");
    assertThat(ended.at("/inputs/prior/ctx/prefix").asText()).isEqualTo("p/");
    assertThat(Instant.parse(ended.path("created_at").asText())).isEqualTo(noon);
    requireNothingNewWhenItIsRunAgain(job);
  }

  /** In the same story, because the command's start is dear. */
  private void requireNothingNewWhenItIsRunAgain(String job) {
    assertThat(run("--report", report().toString()).awaitExit()).isEqualTo(4);

    assertThat(line(id("good")).path("outcome").asText()).isEqualTo("already-imported");
    assertThat(line(id("good")).path("job_id").asText()).isEqualTo(job);
    assertThat(imported()).isOne();
  }

  @Test
  void saysInOneLineThatThePriorRedisDoesNotAnswer() {
    Run run = Run.toEnd(world.data(), command("redis://u:%s@127.0.0.1:1/0".formatted(SECRET)));

    assertThat(run.awaitExit()).isOne();
    assertThat(run.err().lines()).singleElement().asString().contains("cannot be read");
    assertThat(run.out() + run.err()).doesNotContain(SECRET);
  }

  private Run run(String... more) {
    return Run.toEnd(world.data(), command(prior.address(), more));
  }

  private List<String> command(String address, String... more) {
    List<String> command = new ArrayList<>(List.of("import-prior", "--from", address));
    command.addAll(List.of(more));
    command.addAll(List.of("--data", world.data().toString()));
    return command;
  }

  private String id(String name) {
    return studio + "-" + name;
  }

  private String priorId(String job) {
    return workflows.job(job).expect(200).at("/inputs/prior/id").asText();
  }

  private long imported() {
    return world
        .ledger()
        .count(
            "select count(*) from imported_job i join job j on j.id = i.job_id"
                + " where i.prior_id like ?",
            studio + "%");
  }

  private long waitingForTheQueue() {
    return world
        .ledger()
        .count(
            "select count(*) from imported_job i join job_outbox o on o.job_id = i.job_id"
                + " where i.prior_id like ?",
            studio + "%");
  }

  private Path report() {
    return world.data().resolve(studio + ".jsonl");
  }

  private Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    read(report())
        .lines()
        .map(Json::parse)
        .forEach(
            line ->
                reasons.put(
                    line.path("id").asText(),
                    line.path("reason").asText(line.path("outcome").asText())));
    return reasons;
  }

  private JsonNode line(String id) {
    return read(report())
        .lines()
        .map(Json::parse)
        .filter(line -> line.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }
}
