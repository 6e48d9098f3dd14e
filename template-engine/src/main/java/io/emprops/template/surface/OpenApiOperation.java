package io.emprops.template.surface;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Problem;
import io.emprops.template.CompiledTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The execution of a document as an operation of OpenAPI 3.1, complete in itself.
 *
 * @param operationId unique in the description that it becomes part of
 * @param summary a few words
 * @param description more of them
 * @param template whose inputs the request holds
 */
public record OpenApiOperation(
    String operationId, String summary, @Nullable String description, CompiledTemplate template) {
  private static final String JSON = "application/json";

  /** A path item with the operation as its {@code post}. */
  public JsonObject pathItem() {
    var operation = JsonValue.object().put("operationId", operationId).put("summary", summary);
    if (description != null) {
      operation.put("description", description);
    }
    operation
        .put(
            "requestBody",
            JsonValue.object().put("required", true).put("content", content(JSON, body())).build())
        .put(
            "responses",
            JsonValue.object()
                .put("200", response("The job has ended while the caller waited", JSON, job("id")))
                .put("202", response("The job is accepted", JSON, job("job_id")))
                .put("422", response("The inputs have errors", Problem.MEDIA_TYPE, problem()))
                .build());
    return JsonValue.object().put("post", operation.build()).build();
  }

  private JsonObject body() {
    JsonObject inputs = inputs();
    var body =
        JsonValue.object()
            .put("type", "object")
            .put("properties", JsonValue.object().put("inputs", inputs).build());
    if (inputs.member("required").isPresent()) {
      body.putStrings("required", List.of("inputs"));
    }
    return body.build();
  }

  /** Inside another schema a dialect must not be named again; OpenAPI 3.1 has the same one. */
  private JsonObject inputs() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (template.schema() instanceof JsonObject schema) {
      members.putAll(schema.members());
    }
    members.remove("$schema");
    return new JsonObject(members);
  }

  private static JsonObject job(String id) {
    return JsonValue.object()
        .put("type", "object")
        .put("properties", JsonValue.object().put(id, string()).put("status", string()).build())
        .putStrings("required", List.of(id, "status"))
        .build();
  }

  private static JsonObject problem() {
    var error =
        JsonValue.object()
            .put("type", "object")
            .put(
                "properties",
                JsonValue.object()
                    .put("code", string())
                    .put("message", string())
                    .put("pointer", string())
                    .put("hint", string())
                    .build())
            .putStrings("required", List.of("code", "message", "pointer"));
    return JsonValue.object()
        .put("type", "object")
        .put(
            "properties",
            JsonValue.object()
                .put("type", string())
                .put("title", string())
                .put("status", JsonValue.object().put("type", "integer").build())
                .put("detail", string())
                .put("code", string())
                .put(
                    "errors",
                    JsonValue.object().put("type", "array").put("items", error.build()).build())
                .build())
        .putStrings("required", List.of("type", "title", "status", "code", "errors"))
        .build();
  }

  private static JsonObject response(String description, String media, JsonObject schema) {
    return JsonValue.object()
        .put("description", description)
        .put("content", content(media, schema))
        .build();
  }

  private static JsonObject content(String media, JsonObject schema) {
    return JsonValue.object().put(media, JsonValue.object().put("schema", schema).build()).build();
  }

  private static JsonObject string() {
    return JsonValue.object().put("type", "string").build();
  }
}
