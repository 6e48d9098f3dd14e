package io.emprops.it.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.Stream;

/** Executes an example of the library in the terminal, from its template to its result. */
final class Demo {
  private static final String DATA = "data:";

  private final ApiClient api;
  private final Progress progress;
  private final ObjectMapper json = new ObjectMapper();

  Demo(ApiClient api, Progress progress) {
    this.api = api;
    this.progress = progress;
  }

  /**
   * Plays it.
   *
   * @throws StackFailure when the job does not complete
   */
  void play() {
    JsonNode example = api.get("/api/workflows?job_type=simulation&limit=1").at("/items/0");
    if (example.isMissingNode()) {
      throw new StackFailure("the example library holds no simulation workflow");
    }
    String id = example.path("id").asText();
    title("Template — " + example.path("name").asText());
    progress.line(api.get("/api/workflows/" + id).path("source").asText().strip());
    title("Form");
    ObjectNode inputs = fill(api.get("/api/workflows/" + id + "/form"));
    title("Run");
    ObjectNode request = json.createObjectNode().set("inputs", inputs);
    String job = api.post("/api/workflows/" + id + "/execute", request).path("job_id").asText();
    progress.line("  job " + job);
    follow(job);
  }

  private ObjectNode fill(JsonNode form) {
    ObjectNode inputs = json.createObjectNode();
    for (JsonNode group : form.path("groups")) {
      for (JsonNode field : group.path("fields")) {
        JsonNode value = field.has("default") ? field.get("default") : field.at("/examples/0");
        if (!value.isMissingNode()) {
          inputs.set(field.path("name").asText(), value);
          progress.line(
              "  %-24s %s"
                  .formatted(
                      field.path("label").asText(), value.isTextual() ? value.asText() : value));
        }
      }
    }
    return inputs;
  }

  private void follow(String job) {
    boolean streaming = false;
    try (Stream<String> lines = api.events(job)) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (!line.startsWith(DATA)) {
          continue;
        }
        JsonNode event = parse(line.substring(DATA.length()));
        JsonNode data = event.path("data");
        String type = event.path("type").asText();
        if (streaming && !type.equals("output") && !type.equals("progress")) {
          progress.line("");
          streaming = false;
        }
        switch (type) {
          case "state" -> progress.line("  " + data.path("status").asText());
          case "progress" -> {
            if (!streaming) {
              progress.line("  " + describe(data));
            }
          }
          case "output" -> {
            progress.text((streaming ? "" : "  ") + data.path("text").asText());
            streaming = true;
          }
          case "result" -> {
            finish(data);
            return;
          }
          default -> {
            // Other kinds of events tell nothing that a first look needs.
          }
        }
      }
    }
    throw new StackFailure("the events of job %s ended without a result".formatted(job));
  }

  private void finish(JsonNode end) {
    String status = end.path("status").asText();
    title("Result — " + status);
    progress.line((end.has("result") ? end.get("result") : end.path("failure")).toPrettyString());
    if (!status.equals("completed")) {
      throw new StackFailure("the demo's job ended as " + status);
    }
  }

  private static String describe(JsonNode data) {
    String amount =
        data.has("total")
            ? String.format(
                Locale.ROOT,
                "%.0f of %.0f",
                data.path("done").asDouble(),
                data.path("total").asDouble())
            : "";
    return Stream.of(data.path("phase").asText(), amount, data.path("message").asText())
        .filter(part -> !part.isEmpty())
        .reduce((a, b) -> a + " · " + b)
        .orElse("working");
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new StackFailure("an event is no JSON", e);
    }
  }

  private void title(String text) {
    progress.line("");
    progress.line("── " + text + " " + "─".repeat(Math.max(3, 72 - text.length())));
  }
}
