package io.emprops.queue.connector.comfyui;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.egress.CallFailedException;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.SocketCaller;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import io.emprops.queue.connector.Provider;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A stock ComfyUI server: queues the graph in {@code prompt}, follows it over the WebSocket, and
 * fetches what its nodes made. Files in the payload, as {@code data:} URLs, go among the server's
 * inputs first. A connection that is lost is looked for again, and meanwhile the server's history
 * is asked. Someone who asks to stop stops this prompt and no other.
 */
public final class ComfyUiProvider implements Provider {
  private static final JobType COMFYUI = new JobType("comfyui");
  private static final Duration PROBE = Duration.ofSeconds(5);

  /** The server answers each question at once; what takes its time it tells over the WebSocket. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private final ComfyAccess access;
  private final ComfyApi api;
  private final ComfyApi probe;
  private final SocketCaller sockets;

  /** Calls this server. */
  public ComfyUiProvider(
      ComfyAccess access, HttpCaller caller, SocketCaller sockets, HttpFailures failures) {
    this.access = access;
    this.api = new ComfyApi(access, caller.withIdle(LONGEST_SILENCE), failures);
    this.probe = new ComfyApi(access, caller.withIdle(PROBE), failures);
    this.sockets = sockets;
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(COMFYUI);
  }

  @Override
  public Connector.Health health() {
    try {
      probe.ask();
      return new Connector.Healthy();
    } catch (CallFailedException e) {
      return new Connector.Unhealthy("ComfyUI does not answer: " + e.failure().message());
    }
  }

  @Override
  public Map<JobType, List<String>> models() {
    List<String> models =
        access.modelFolders().stream().flatMap(folder -> probe.models(folder).stream()).toList();
    return Map.of(COMFYUI, models);
  }

  @Override
  public Set<String> secrets(JsonValue payload) {
    return access.secrets();
  }

  @Override
  public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
    PayloadReader reader = PayloadReader.of(payload);
    NodeTitles titles =
        reader
            .value("prompt")
            .flatMap(NodeTitles::of)
            .orElseThrow(() -> new PayloadException("'prompt' must be an object of nodes"));
    String client = reader.text("client_id").orElseGet(() -> UUID.randomUUID().toString());
    var progress = new PromptProgress(titles, reporter);
    try (var events = new ComfySocket(access, sockets, client)) {
      cancellation.onRequest(events::stop);
      events.connectAndHear();
      JsonObject body = body(reader.object(), client);
      var run = new PromptRun(api, events, progress);
      PromptHistory history = run.of(api.prompt(body));
      progress.fetches();
      return new Answer(
          NodeOutputs.fetch(api, reporter.files(), run.prompt(), history), Tokens.none());
    }
  }

  private JsonObject body(JsonObject payload, String client) {
    Map<String, JsonValue> body = new LinkedHashMap<>(payload.members());
    body.put("client_id", JsonValue.of(client));
    body.computeIfPresent("prompt", (_, graph) -> new InputFiles(api).uploaded(graph));
    return new JsonObject(body);
  }
}
