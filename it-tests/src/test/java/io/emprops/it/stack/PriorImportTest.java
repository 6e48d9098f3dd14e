package io.emprops.it.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the import sends, tells and ends with, whatever the two sides say. */
final class PriorImportTest {
  private static final int LIMIT = 4 << 20;

  private final ObjectMapper json = new ObjectMapper();
  private final List<List<String>> calls = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private HttpServer api;
  private int status = 200;

  @TempDir private Path folder;

  @BeforeEach
  void answer() throws IOException {
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/api/imports/prior-jobs", this::answer);
    api.start();
  }

  @AfterEach
  void stop() {
    api.stop(0);
  }

  @Test
  void sendsAHundredAtOnceAndThoseFirstThatShouldStartFirst() {
    var queue = new ListedQueue();
    IntStream.range(0, 250).forEach(n -> queue.add("job-" + n, 1_000 - n, 10));

    boolean all = run(queue);

    assertThat(all).isTrue();
    assertThat(calls).extracting(List::size).containsExactly(100, 100, 50);
    assertThat(calls.getFirst().getFirst()).isEqualTo("job-249");
    assertThat(calls.getLast().getLast()).isEqualTo("job-0");
    assertThat(report()).hasSize(250);
    assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("imported +250");
  }

  @Test
  void keepsTheRequestsSmallAndNamesJobsThatAreTooLarge() {
    var queue = new ListedQueue();
    queue.add("a", 1, 600_000);
    queue.add("b", 2, 600_000);
    queue.add("c", 3, 10);
    queue.add("huge", 4, 5_000_000);
    queue.addEscaped("grows", 5, 800_000);
    queue.addEscaped("d", 6, 100);

    boolean all = run(queue);

    assertThat(all).isFalse();
    assertThat(calls).containsExactly(List.of("a"), List.of("b", "c"), List.of("d"));
    assertThat(report())
        .filteredOn(line -> line.path("reason").asText().equals("too-large"))
        .extracting(line -> line.path("id").asText())
        .containsExactlyInAnyOrder("huge", "grows");
  }

  @Test
  void tellsWhatItCouldNotTakeAndWhatRuns() {
    var queue = new ListedQueue();
    queue.add("good", 1, 1);
    queue.add("bad-\u001b[2J1", 2, 1);
    queue.run("busy", "w1");
    queue.run("good", "w1");

    boolean all = run(queue);

    assertThat(all).isFalse();
    assertThat(report())
        .extracting(line -> line.path("outcome").asText())
        .containsExactly("running", "imported", "not-taken");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("1 of its workers are alive")
        .containsPattern("hash-missing +1 +bad-\\?\\[2J1")
        .doesNotContain("\u001b");
  }

  @Test
  void keepsTheReportOfWhatWasDoneWhenTheApiStopsAnswering() {
    var queue = new ListedQueue();
    IntStream.range(0, 100).forEach(n -> queue.add("job-" + n, n, 1));
    queue.add("later", 100, 1);
    queue.onRead("later", () -> status = 503);

    assertThatThrownBy(() -> run(queue))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("503", "try again");
    assertThat(report()).hasSize(100);
  }

  private boolean run(PriorQueue queue) {
    var progress =
        new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), InstantSource.system());
    var client = new ApiClient("http://127.0.0.1:" + api.getAddress().getPort(), "token");
    try (var report = ImportReport.open(Optional.of(file()))) {
      new PriorImport(queue, client, report, progress).run(false);
      report.summarize(progress);
      return report.isAllTaken();
    }
  }

  private Path file() {
    return folder.resolve("report.jsonl");
  }

  private List<JsonNode> report() {
    try {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : Files.readAllLines(file())) {
        lines.add(json.readTree(line));
      }
      return lines;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Takes what is not named bad, and no body above the limit. */
  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (body.length > LIMIT) {
      send(exchange, 413, "{\"detail\":\"too large\"}");
      return;
    }
    if (status != 200) {
      send(exchange, status, "{\"detail\":\"try again\"}");
      return;
    }
    List<String> ids = json.readTree(body).path("jobs").findValuesAsText("id");
    calls.add(ids);
    var verdicts = json.createObjectNode();
    var list = verdicts.putArray("jobs");
    for (String id : ids) {
      var verdict = list.addObject().put("id", id);
      if (id.startsWith("bad")) {
        verdict.put("outcome", "not-taken").put("reason", "hash-missing");
      } else {
        verdict.put("outcome", "imported");
      }
    }
    send(exchange, 200, verdicts.toString());
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** A queue in memory. */
  private static final class ListedQueue implements PriorQueue {
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();
    private final Map<String, Character> fill = new HashMap<>();
    private final Map<String, Runnable> onRead = new HashMap<>();

    void add(String id, long place, long bytes) {
      waiting.add(new Waiting(id, place, bytes));
      fill.put(id, 'x');
    }

    /** What takes six times as many bytes as JSON. */
    void addEscaped(String id, long place, long bytes) {
      waiting.add(new Waiting(id, place, bytes));
      fill.put(id, '\u0001');
    }

    void run(String id, String worker) {
      running.add(new Running(id, worker));
    }

    void onRead(String id, Runnable action) {
      onRead.put(id, action);
    }

    @Override
    public List<Waiting> waiting() {
      return waiting;
    }

    @Override
    public List<RawJob> read(List<Waiting> jobs) {
      jobs.forEach(job -> onRead.getOrDefault(job.id(), () -> {}).run());
      return jobs.stream().map(job -> new RawJob(job.id(), Map.of("payload", text(job)))).toList();
    }

    private String text(Waiting job) {
      return String.valueOf(fill.get(job.id())).repeat((int) job.bytes());
    }

    @Override
    public List<Running> running() {
      return running;
    }

    @Override
    public int liveWorkers() {
      return running.isEmpty() ? 0 : 1;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
