package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * OpenAI's images: made from a prompt, or edited. GPT Image models answer with base 64, others with
 * addresses unless they are asked for base 64; a picture has the colour of its prompt.
 */
final class OpenAiImages implements Endpoint {
  /** Below the API, where pictures lie that an answer only names. */
  static final String FILES = "/v1/files-fake/";

  private static final int SIDE = 64;

  private static final BodyRules RULES =
      new BodyRules(
          Set.of("prompt"),
          Map.ofEntries(
              Map.entry("prompt", node -> !node.asText().isEmpty()),
              Map.entry("model", JsonNode::isTextual),
              Map.entry("n", BodyRules.integer(1, 10)),
              Map.entry("size", JsonNode::isTextual),
              Map.entry("quality", JsonNode::isTextual),
              Map.entry("background", BodyRules.oneOf("auto", "transparent", "opaque")),
              Map.entry("output_format", BodyRules.oneOf("png", "jpeg", "webp")),
              Map.entry("output_compression", BodyRules.integer(0, 100)),
              Map.entry("moderation", BodyRules.oneOf("auto", "low")),
              Map.entry("style", BodyRules.oneOf("vivid", "natural")),
              Map.entry("response_format", BodyRules.oneOf("url", "b64_json")),
              Map.entry("partial_images", BodyRules.integer(0, 3)),
              Map.entry("stream", JsonNode::isBoolean),
              Map.entry("user", JsonNode::isTextual)));

  private final boolean edits;

  /** For generation, or for edits, whose requests are forms with the images. */
  OpenAiImages(boolean edits) {
    this.edits = edits;
  }

  @Override
  public FakeAnswer answer(FakeRequest request) {
    if (!edits) {
      return RULES
          .complaint(request)
          .map(why -> OpenAiApi.errorOf(400, why))
          .orElseGet(() -> reply(request, request.json()));
    }
    FormParts form = FormParts.of(request);
    if (form.files("image").isEmpty() || form.field("prompt").isEmpty()) {
      return OpenAiApi.errorOf(400, "Missing required parameter: 'image' and 'prompt'");
    }
    boolean notPictures =
        form.files("image").stream().anyMatch(file -> !file.contentType().startsWith("image/"));
    return notPictures
        ? OpenAiApi.errorOf(400, "Invalid file 'image': unsupported mimetype")
        : reply(request, asked(form));
  }

  private static ObjectNode asked(FormParts form) {
    ObjectNode body = Json.object();
    form.parts().stream()
        .filter(part -> part.fileName().isEmpty())
        .forEach(part -> body.put(part.name(), part.text()));
    return body;
  }

  /** The model that a request names, of whatever kind it is. */
  static String model(FakeRequest request) {
    return FormParts.of(request)
        .field("model")
        .orElseGet(() -> request.json().path("model").asText());
  }

  @Override
  public FakeAnswer refusal(FakeRequest request) {
    ObjectNode error =
        Json.object()
            .put("message", "Your request was rejected by the safety system.")
            .put("type", "image_generation_user_error")
            .putNull("param")
            .put("code", "moderation_blocked");
    return FakeAnswer.json(400, Json.object().set("error", error).toString());
  }

  @Override
  public String streamError(String message) {
    ObjectNode error = Json.object().put("type", "server_error").put("message", message);
    ObjectNode event = Json.object().put("type", "error");
    return FakeAnswer.event("error", event.set("error", error).toString());
  }

  private FakeAnswer reply(FakeRequest request, JsonNode body) {
    return body.path("stream").asText().equals("true")
        ? streamed(body)
        : FakeAnswer.json(200, whole(request, body).toString());
  }

  private static ObjectNode whole(FakeRequest request, JsonNode body) {
    ObjectNode answer = Json.object().put("created", 1_767_225_600);
    boolean byUrl =
        !body.path("model").asText().startsWith("gpt-image")
            && !body.path("response_format").asText().equals("b64_json");
    var data = answer.putArray("data");
    for (int i = 0; i < body.path("n").asInt(1); i++) {
      ObjectNode image = data.addObject();
      if (byUrl) {
        String host = "http://" + request.header("Host") + "/" + request.api();
        image.put("url", host + FILES + colour(body, i) + ".png");
        image.put("revised_prompt", body.path("prompt").asText());
      } else {
        image.put("b64_json", picture(body, i));
      }
    }
    return byUrl ? answer : answer.set("usage", usage());
  }

  private FakeAnswer streamed(JsonNode body) {
    String kind = edits ? "image_edit" : "image_generation";
    List<String> events = new ArrayList<>();
    for (int i = 0; i < body.path("partial_images").asInt(0); i++) {
      events.add(
          event(kind + ".partial_image", body, i + 1).put("partial_image_index", i).toString());
    }
    events.add(event(kind + ".completed", body, 0).set("usage", usage()).toString());
    return FakeAnswer.events(
        events.stream()
            .map(data -> FakeAnswer.event(Json.object(data).path("type").asText(), data))
            .toList(),
        1);
  }

  private static ObjectNode event(String type, JsonNode body, int index) {
    return Json.object()
        .put("type", type)
        .put("b64_json", picture(body, index))
        .put("created_at", 1_767_225_600)
        .put("size", "1024x1024")
        .put("quality", "high")
        .put("background", "opaque")
        .put("output_format", "png");
  }

  private static String picture(JsonNode body, int index) {
    return Base64.getEncoder().encodeToString(Png.square(SIDE, colour(body, index)));
  }

  private static int colour(JsonNode body, int index) {
    return (body.path("prompt").asText().hashCode() + index) & 0xFFFFFF;
  }

  /** A picture that an answer named. */
  static FakeAnswer file(FakeRequest request) {
    String name = request.path().substring(FILES.length());
    return FakeAnswer.bytes(
        "image/png", Png.square(SIDE, Integer.parseInt(name.replace(".png", ""))));
  }

  private static ObjectNode usage() {
    return Json.object(
        """
        {"input_tokens": 31, "input_tokens_details": {"text_tokens": 31, "image_tokens": 0},
         "output_tokens": 9, "total_tokens": 40}
        """);
  }
}
