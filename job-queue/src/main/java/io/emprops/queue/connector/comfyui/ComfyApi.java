package io.emprops.queue.connector.comfyui;

import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingBody;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.http.JsonAnswers;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The HTTP side of a stock ComfyUI server. Every call ends with an answer or a failure. */
final class ComfyApi {
  private static final String ANY = "*/*";
  private static final String JSON = "application/json";
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final ComfyAccess access;
  private final HttpCaller caller;
  private final HttpFailures failures;

  ComfyApi(ComfyAccess access, HttpCaller caller, HttpFailures failures) {
    this.access = access;
    this.caller = caller;
    this.failures = failures;
  }

  /** Queues a graph; its id. */
  String prompt(JsonObject body) {
    return caller.call(
        OutgoingRequest.postJson(access.url("/prompt"), body, JSON, access.headers()),
        answer -> {
          if (answer.status() == BAD_REQUEST) {
            throw PromptRefusal.of(JsonAnswers.text(answer.bytes()));
          }
          return JsonAnswers.text(object(answer), "prompt_id")
              .orElseThrow(() -> unreadable("/prompt names no prompt_id"));
        });
  }

  /** How a prompt has ended; empty while it waits or runs, or is not known. */
  Optional<PromptHistory> history(String prompt) {
    JsonObject all = get("/history/" + encoded(prompt), ComfyApi::objectOf);
    return JsonAnswers.object(all, prompt).map(PromptHistory::new);
  }

  /** Where a prompt stands. */
  Place place(String prompt) {
    JsonObject queue = get("/queue", ComfyApi::objectOf);
    if (names(queue, "queue_running", prompt)) {
      return Place.RUNNING;
    }
    return names(queue, "queue_pending", prompt) ? Place.WAITING : Place.NOWHERE;
  }

  /** Where a prompt can stand. */
  enum Place {
    RUNNING,
    WAITING,
    NOWHERE
  }

  /** Stops a prompt that runs; servers that know no ids stop whichever runs. */
  void interrupt(String prompt) {
    post("/interrupt", JsonValue.object().put("prompt_id", prompt).build());
  }

  /** Takes a prompt that waits out of the queue. */
  void delete(String prompt) {
    post(
        "/queue",
        JsonValue.object().put("delete", new JsonArray(List.of(JsonValue.of(prompt)))).build());
  }

  /** Streams a file that a node has made. */
  <T> T view(MadeFile file, Function<InputStream, T> reader) {
    return get(
        "/view?filename=%s&subfolder=%s&type=%s"
            .formatted(encoded(file.name()), encoded(file.subfolder()), encoded(file.type())),
        answer -> reader.apply(answer.body()));
  }

  /** Puts a file among the server's inputs; the name by which a node finds it. */
  String upload(String name, OutgoingBody body, String boundary) {
    var request =
        new OutgoingRequest(
            "POST",
            access.url("/upload/image"),
            access.headers("Content-Type", "multipart/form-data; boundary=" + boundary),
            body);
    JsonObject kept = caller.call(request, answer -> object(answer));
    String subfolder = JsonAnswers.text(kept, "subfolder").orElse("");
    String told = JsonAnswers.text(kept, "name").orElse(name);
    return subfolder.isEmpty() ? told : subfolder + "/" + told;
  }

  /** Answers at all. */
  void ask() {
    get("/system_stats", ComfyApi::objectOf);
  }

  /** The models of a folder, as nodes name them; none where the server has no such folder. */
  List<String> models(String folder) {
    return get("/models/" + encoded(folder), true, ComfyApi::namesOf);
  }

  private static List<String> namesOf(IncomingAnswer answer) {
    return answer.isSuccess() && JsonAnswers.parse(text(answer)) instanceof JsonArray(var names)
        ? names.stream()
            .filter(JsonString.class::isInstance)
            .map(name -> ((JsonString) name).value())
            .toList()
        : List.of();
  }

  private <T> T get(String path, Function<IncomingAnswer, T> reader) {
    return get(path, false, reader);
  }

  private <T> T get(String path, boolean mayLack, Function<IncomingAnswer, T> reader) {
    var request =
        new OutgoingRequest(
            "GET", access.url(path), access.headers("Accept", ANY), OutgoingBody.none());
    return caller.call(
        request,
        answer -> reader.apply(mayLack && answer.status() == NOT_FOUND ? answer : good(answer)));
  }

  private void post(String path, JsonValue body) {
    caller.call(
        OutgoingRequest.postJson(access.url(path), body, ANY, access.headers()), this::good);
  }

  private IncomingAnswer good(IncomingAnswer answer) {
    if (!answer.isSuccess()) {
      throw failures.of(answer);
    }
    return answer;
  }

  private JsonObject object(IncomingAnswer answer) {
    return objectOf(good(answer));
  }

  private static JsonObject objectOf(IncomingAnswer answer) {
    return JsonAnswers.parseObject(text(answer));
  }

  private static String text(IncomingAnswer answer) {
    return JsonAnswers.text(answer.bytes());
  }

  private static boolean names(JsonObject queue, String list, String prompt) {
    return queue.member(list).orElseGet(JsonValue::ofNull) instanceof JsonArray(var entries)
        && entries.stream().anyMatch(entry -> isOf(entry, prompt));
  }

  /** An entry of the queue: number, id, graph, and more. */
  private static boolean isOf(JsonValue entry, String prompt) {
    return entry instanceof JsonArray(var parts)
        && parts.size() > 1
        && parts.get(1).equals(JsonValue.of(prompt));
  }

  private static ProviderFailedException unreadable(String what) {
    return new ProviderFailedException(
        FailureClass.RESPONSE_ERROR, "unreadable", "ComfyUI's answer to " + what);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
