package io.emprops.queue.connector.openai;

import static io.emprops.queue.connector.http.JsonAnswers.count;
import static io.emprops.queue.connector.http.JsonAnswers.object;
import static io.emprops.queue.connector.http.JsonAnswers.objects;
import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.queue.connector.http.ApiCalls;
import io.emprops.queue.connector.http.EventStream;
import io.emprops.queue.connector.http.JsonAnswers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a streamed response: tells its text as it comes and which tools are at work, and ends with
 * the whole response that the last event carries.
 */
final class ResponseStream {
  private static final Pattern TOOL =
      Pattern.compile(
          "response\\.([a-z_]+_call)\\.(in_progress|searching|interpreting|generating)");

  private final Reporter reporter;
  private final SortedMap<Long, JsonValue> items = new TreeMap<>();
  private volatile Optional<String> id = Optional.empty();
  private @Nullable JsonObject whole;

  ResponseStream(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The response's id, once it is known. */
  Optional<String> id() {
    return id;
  }

  JsonObject read(EventStream events) {
    ApiCalls.each(events, this::take, () -> whole != null);
    return whole == null ? JsonValue.emptyObject() : completed(whole);
  }

  private void take(EventStream.Event event) {
    JsonObject data = JsonAnswers.parseObject(event.data());
    String type = text(data, "type").orElse(event.name());
    switch (type) {
      case "response.created", "response.queued", "response.in_progress" ->
          id = object(data, "response").flatMap(response -> text(response, "id")).or(() -> id);
      case "response.output_text.delta" ->
          text(data, "delta").filter(piece -> !piece.isEmpty()).ifPresent(reporter::output);
      case "response.output_item.done" -> keep(data);
      case "response.completed", "response.incomplete", "response.failed", "response.cancelled" ->
          whole = object(data, "response").orElse(JsonValue.emptyObject());
      case "error" -> throw OpenAiErrors.inStream(object(data, "error").orElse(data));
      default -> tellOfTool(type);
    }
  }

  private void keep(JsonObject data) {
    Long index = count(data, "output_index");
    data.member("item").ifPresent(item -> items.put(index == null ? items.size() : index, item));
  }

  private void tellOfTool(String type) {
    Matcher tool = TOOL.matcher(type);
    if (tool.matches()) {
      reporter.progress(new Progressed(tool.group(1), null, null, null, tool.group(2), null));
    }
  }

  /** Compatible servers may leave the items out of the last event. */
  private JsonObject completed(JsonObject response) {
    if (items.isEmpty() || !objects(response, "output").isEmpty()) {
      return response;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(response.members());
    members.put("output", new JsonArray(items.values().stream().toList()));
    return new JsonObject(members);
  }
}
