package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.it.scenario.Receiver.Received;
import io.emprops.it.scenario.Receiver.Reply;
import io.emprops.it.stack.LocalStack;
import io.emprops.it.stack.Progress;
import io.emprops.it.stack.StackOptions;
import io.emprops.it.stack.StackPorts;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Secrets go through whatever can happen to them, with providers that give them back in every form
 * they can think of. Then everything is searched: the API's answers, events, results and views of
 * workflows, what webhooks tell, every row of PostgreSQL, every file of it and of Redis, all logs
 * and metrics. That a leak would be found, {@link CanaryTest} shows.
 */
final class LeakCanaryIT {
  /** So long are the provider's own words at most; here a secret stands across that end. */
  private static final int EXCERPT = 1_000;

  /** Where webhooks tell of ends. */
  private static final String HOOK = "/hook";

  private static final String CALLS =
      """
      {"job_type": "custom_webhook",
       "template": {"url": "{{url}}", "headers": {"Authorization": "Bearer {{key}}"},
                    "body": {"note": "{{note}}"}},
       "variable_types": {"key": {"type": "secret"}, "url": {"type": "text"},
                          "note": {"type": "text"}}}
      """;

  private static final String CHAT =
      """
      {"job_type": "openai_chat",
       "template": {"model": "m", "messages": [{"role": "user", "content": "{{text}}"}]}}
      """;

  private final Canary secret = Canary.make();
  private final Canary operators = Canary.make();
  private final Canary open = Canary.make();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private String webhook = "";
  private final AtomicInteger busy = new AtomicInteger();

  @Test
  void noSecretIsFoundAnywhereAfterAllThatCanHappenToIt() {
    try (TemporaryFolder folder = TemporaryFolder.create();
        Receiver receiver = Receiver.start();
        LocalStack stack = start(folder, receiver)) {
      Api api = Api.as(stack.description().token(), stack.description().api());
      receiver.answers(this::tellTale);
      keep(api, receiver);
      runEverything(api, receiver);
      lookAtEverything(api, stack);
      told(receiver);

      assertThat(receiver.received())
          .as("the secrets were sent")
          .anyMatch(request -> request.header("Authorization").contains(secret.value()))
          .anyMatch(request -> request.header("Authorization").contains(operators.value()));
      var ledger = new Ledger(stack.description().postgres());
      for (Canary canary : List.of(secret, operators)) {
        List<String> leaks = new ArrayList<>(canary.findBelow(folder.path()));
        leaks.addAll(rows(ledger, canary));
        answers.forEach((place, text) -> leaks.addAll(canary.findIn(place, text)));
        assertThat(leaks).isEmpty();
      }
      assertThat(rows(ledger, open)).as("rows are searched").isNotEmpty();
      assertThat(open.findBelow(folder.path()))
          .as("files of PostgreSQL and Redis are searched")
          .anyMatch(place -> place.startsWith("redis"))
          .anyMatch(place -> place.startsWith("pg"));
      assertThat(answers.values()).as("answers are searched").anyMatch(this::holdsTheOpenOne);
    }
  }

  @Test
  void theSearchKnowsACanaryInEveryForm() {
    String value = secret.value();
    byte[] bytes = ("user:" + value + "!").getBytes(StandardCharsets.UTF_8);

    assertThat(secret.findIn("", "x" + value + "y")).isNotEmpty();
    assertThat(secret.findIn("", Json.quote(value))).isNotEmpty();
    assertThat(secret.findIn("", URLEncoder.encode(value, StandardCharsets.UTF_8))).isNotEmpty();
    assertThat(secret.findIn("", Base64.getEncoder().encodeToString(bytes))).isNotEmpty();
    assertThat(secret.findIn("", value.substring(0, value.length() / 2))).isNotEmpty();
    assertThat(secret.findIn("", value.substring(value.length() / 2))).isNotEmpty();
    assertThat(secret.findIn("", open.value())).isEmpty();
  }

  private boolean holdsTheOpenOne(String text) {
    return !open.findIn("", text).isEmpty();
  }

  private LocalStack start(TemporaryFolder folder, Receiver receiver) {
    StackOptions options =
        StackOptions.forTests(StackPorts.free().base(), folder.path())
            .with("job-queue", "EMP_QUEUE_OPENAI_BASE_URL", receiver.url("/v1"))
            .with("job-queue", "EMP_QUEUE_OPENAI_API_KEY", operators.value())
            .with("job-queue", "EMP_BROKER_RETRY_BASE", "100ms");
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    return LocalStack.start(options, ProjectHome.find(), new Progress(out, InstantSource.system()));
  }

  /** Kept once well, and a few times in ways that are refused. */
  private void keep(Api api, Receiver receiver) {
    String value = Json.quote(secret.value());
    String hosts = "[%s]".formatted(Json.quote(receiver.host()));
    String good = "{\"name\":\"canary\",\"value\":%s,\"hosts\":%s,\"header\":\"Authorization\"}";
    heard("kept", api.post("/api/secrets", good.formatted(value, hosts)));
    heard("kept twice", api.post("/api/secrets", good.formatted(value, hosts)));
    heard("bad host", api.post("/api/secrets", good.formatted(value, "[\"https://a/\"]")));
    heard("bad JSON", api.post("/api/secrets", "{\"value\": " + secret.value() + "}"));
    heard("bad type", api.post("/api/secrets", "{\"value\": [" + value + "]}"));
    heard("replaced", api.put("/api/secrets/canary", good.formatted(value, hosts)));
    String hook = "{\"url\":%s}".formatted(Json.quote(receiver.url(HOOK)));
    webhook = api.post("/api/webhooks", hook).expect(201).at("/webhook/id").asText();
  }

  private void runEverything(Api api, Receiver receiver) {
    var workflows = new Workflows(api);
    String calls = workflows.saveForId("Calls", CALLS);
    for (String path : List.of("/echo", "/busy", "/deny", "/long")) {
      String job = workflows.execute(calls, inputs(receiver.url(path)));
      JsonNode ended = follow(api, workflows, job);
      assertThat(ended.path("status").asText())
          .as(path)
          .isEqualTo(List.of("/echo", "/busy").contains(path) ? "completed" : "failed");
    }
    String elsewhere = workflows.execute(calls, inputs("http://127.0.0.1:9/"));
    assertThat(follow(api, workflows, elsewhere).path("error").path("reason").asText())
        .isEqualTo("secret-bound");
    String chat = workflows.saveForId("Chat", CHAT);
    String talk = workflows.execute(chat, "{\"text\":\"Tell me\"}");
    JsonNode told = follow(api, workflows, talk);
    assertThat(told.path("result").path("text").asText()).contains("***");
    batch(api, calls, receiver);
    requeue(api, workflows);
    for (String view : List.of("", "/template-variables", "/form", "/schema", "/openapi")) {
      heard("the workflow" + view, api.get("/api/workflows/" + calls + view));
    }
  }

  private String inputs(String url) {
    return "{\"key\":{\"secret\":\"canary\"},\"url\":%s,\"note\":%s}"
        .formatted(Json.quote(url), Json.quote(open.value()));
  }

  /** Its end, with its events as they were told. */
  private JsonNode follow(Api api, Workflows workflows, String job) {
    Api.Answer answer = workflows.awaitEnd(job);
    heard("the job " + job, answer);
    try (JobEvents events = JobEvents.of(api, job)) {
      List<JobEvents.Event> all = events.toEnd();
      answers.put("events of " + job, all.toString());
      answers.put("streamed text of " + job, JobEvents.text(all));
    }
    heard("why " + job, api.get("/api/jobs/" + job + "/why"));
    return answer.json();
  }

  private void batch(Api api, String workflow, Receiver receiver) {
    String row = inputs(receiver.url("/echo"));
    String failing = inputs(receiver.url("/deny"));
    String batch =
        api.post(
                "/api/workflows/" + workflow + "/batch",
                row + "\n" + failing + "\n",
                "Content-Type",
                "application/jsonl")
            .expect(202)
            .path("id")
            .asText();
    Waiting.until(
        "the batch's end",
        () ->
            api.get("/api/batches/" + batch)
                .expect(200)
                .path("status")
                .asText()
                .equals("completed"));
    for (String type : List.of("text/csv", "application/jsonl")) {
      heard("results as " + type, api.get("/api/batches/" + batch + "/results", "Accept", type));
    }
  }

  /** One more attempt of what has ended for good, which ends as before. */
  private void requeue(Api api, Workflows workflows) {
    Api.Answer groups = api.get("/api/dead-letters");
    heard("dead letters", groups);
    JsonNode failed = api.get("/api/jobs?status=failed").expect(200).path("items").path(0);
    String again =
        api.post("/api/jobs/" + failed.path("id").asText() + "/retry", "{}")
            .json()
            .path("job_id")
            .asText();
    follow(api, workflows, again);
  }

  private void lookAtEverything(Api api, LocalStack stack) {
    for (String path :
        List.of(
            "/api/secrets",
            "/api/jobs?limit=200",
            "/api/dead-letters",
            "/api/batches",
            "/api/workflows",
            "/api/workers",
            "/api/queues",
            "/api/queues/settings",
            "/api/webhooks",
            "/api/webhooks/" + webhook + "/deliveries?limit=200",
            "/q/metrics",
            "/q/health",
            "/q/openapi")) {
      heard(path, api.get(path));
    }
    heard("the queue's metrics", Api.anonymous(stack.description().queue()).get("/q/metrics"));
    heard("the screens' metrics", Api.anonymous(stack.description().ui()).get("/q/metrics"));
  }

  /** What webhooks told, of jobs that ended well and of others. */
  private void told(Receiver receiver) {
    List<Received> all =
        Waiting.until(
            "the messages of webhooks",
            () -> receiver.received().stream().filter(each -> each.path().equals(HOOK)).toList(),
            messages ->
                Stream.of("job.completed", "job.failed")
                    .allMatch(
                        end -> messages.stream().anyMatch(each -> each.body().contains(end))));
    for (Received message : all) {
      answers.put("a webhook's " + message.header("webhook-id"), message.toString());
    }
  }

  private void heard(String place, Api.Answer answer) {
    answers.merge(place, answer.headers().map() + "\n" + answer.body(), String::concat);
  }

  /** Each row of each table. */
  private static List<String> rows(Ledger ledger, Canary canary) {
    List<String> found = new ArrayList<>();
    for (String table :
        ledger.ask(
            "select table_name from information_schema.tables where table_schema = 'public'")) {
      String all =
          String.join(
              "\n", ledger.ask("select cast(row_to_json(t) as text) from \"" + table + "\" t"));
      found.addAll(canary.findIn("table " + table, all));
    }
    return found;
  }

  /** A provider that says again what it was told, in every way it can think of. */
  private Reply tellTale(Received request) {
    String told = request.header("Authorization");
    String bare = told.replace("Bearer ", "");
    return switch (request.path()) {
      case "/echo" -> new Reply(200, TellTale.everyForm(bare));
      case "/busy" ->
          busy.getAndIncrement() == 0
              ? new Reply(503, error("Too busy for " + told))
              : new Reply(200, TellTale.everyForm(bare));
      case "/deny" -> new Reply(401, error("Incorrect API key provided: " + bare));
      case "/long" -> new Reply(400, error("x".repeat(EXCERPT - bare.length() / 2) + bare));
      case "/v1/chat/completions" ->
          new Reply(200, "text/event-stream", TellTale.spoken("Your key is " + bare + ", is it?"));
      case HOOK -> new Reply(204, "");
      default -> new Reply(404, "{}");
    };
  }

  private static String error(String words) {
    return "{\"error\":{\"message\":%s}}".formatted(Json.quote(words));
  }
}
