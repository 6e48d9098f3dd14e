package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.it.provider.FakeAnswer.Streamed;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Google's Gemini API: generateContent and streamGenerateContent. */
public final class GeminiApi implements FakeApi {
  /** The key that it lets in. */
  public static final String KEY = "AIza-test-gemini";

  /** The picture that it draws where it is asked for images. */
  private static final String PICTURE =
      Base64.getEncoder().encodeToString(Png.square(96, 0x4F46E5));

  private static final Pattern METHOD =
      Pattern.compile("/v1beta/models/([A-Za-z0-9._-]+):(generateContent|streamGenerateContent)");
  private static final BodyRules RULES =
      new BodyRules(
          Set.of("contents"),
          Map.of(
              "contents", GeminiApi::areContents,
              "systemInstruction", JsonNode::isObject,
              "generationConfig", JsonNode::isObject,
              "safetySettings", JsonNode::isArray,
              "tools", JsonNode::isArray,
              "toolConfig", JsonNode::isObject));

  @Override
  public String name() {
    return "gemini";
  }

  @Override
  public Map<String, String> environment(String url) {
    return Map.of("EMP_QUEUE_GEMINI_BASE_URL", url + "/v1beta", "EMP_QUEUE_GEMINI_API_KEY", KEY);
  }

  @Override
  public String model(FakeRequest request) {
    Matcher method = METHOD.matcher(request.path());
    return method.matches() ? method.group(1) : "";
  }

  @Override
  public FakeAnswer answer(FakeRequest request) {
    return complaint(request).orElseGet(() -> reply(request, pieces(request), "STOP"));
  }

  @Override
  public FakeAnswer refusal(FakeRequest request) {
    return complaint(request).orElseGet(() -> reply(request, List.of(), "SAFETY"));
  }

  @Override
  public String streamError(FakeRequest request, String message) {
    return FakeAnswer.event("", errorBody(503, message).toString());
  }

  @Override
  public FakeAnswer error(int status, String message) {
    return FakeAnswer.json(status, errorBody(status, message).toString());
  }

  private static ObjectNode errorBody(int status, String message) {
    String name =
        switch (status) {
          case 400, 415 -> "INVALID_ARGUMENT";
          case 401 -> "UNAUTHENTICATED";
          case 403 -> "PERMISSION_DENIED";
          case 404 -> "NOT_FOUND";
          case 429 -> "RESOURCE_EXHAUSTED";
          case 500 -> "INTERNAL";
          case 503 -> "UNAVAILABLE";
          case 504 -> "DEADLINE_EXCEEDED";
          default -> "UNKNOWN";
        };
    ObjectNode body = Json.object();
    body.putObject("error").put("code", status).put("message", message).put("status", name);
    return body;
  }

  private Optional<FakeAnswer> complaint(FakeRequest request) {
    if (!request.header("x-goog-api-key").equals(KEY)) {
      ObjectNode body = errorBody(400, "API key not valid. Please pass a valid API key.");
      ((ObjectNode) body.path("error"))
          .putArray("details")
          .addObject()
          .put("reason", "API_KEY_INVALID");
      return Optional.of(FakeAnswer.json(400, body.toString()));
    }
    if (!METHOD.matcher(request.path()).matches() || !request.method().equals("POST")) {
      return Optional.of(error(404, "Requested entity was not found."));
    }
    return RULES.complaint(request).map(why -> error(400, why));
  }

  private static boolean areContents(JsonNode contents) {
    if (!contents.isArray() || contents.isEmpty()) {
      return false;
    }
    for (JsonNode content : contents) {
      if (!content.path("parts").isArray() || content.path("parts").isEmpty()) {
        return false;
      }
      for (JsonNode part : content.path("parts")) {
        JsonNode file = part.path("inlineData");
        if (!file.isMissingNode()
            && !(file.has("mimeType") && file.has("data") && file.size() == 2)) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<ObjectNode> pieces(FakeRequest request) {
    List<ObjectNode> parts = new ArrayList<>();
    parts.add(Json.object().put("text", "They say hi.").put("thought", true));
    Words.PIECES.forEach(piece -> parts.add(Json.object().put("text", piece)));
    if (request.json().at("/generationConfig/responseModalities").toString().contains("IMAGE")) {
      ObjectNode part = Json.object();
      part.putObject("inlineData").put("mimeType", "image/png").put("data", PICTURE);
      parts.add(part);
    }
    return parts;
  }

  private static FakeAnswer reply(FakeRequest request, List<ObjectNode> parts, String finish) {
    if (!request.path().endsWith(":streamGenerateContent")) {
      return FakeAnswer.json(200, answer(parts, finish).toString());
    }
    List<String> events = new ArrayList<>();
    for (ObjectNode part : parts) {
      events.add(FakeAnswer.event("", answer(List.of(part), "").toString()));
    }
    events.add(FakeAnswer.event("", answer(List.of(), finish).toString()));
    Streamed streamed = FakeAnswer.events(events, Math.min(2, parts.size()));
    return streamed;
  }

  private static ObjectNode answer(List<ObjectNode> parts, String finish) {
    ObjectNode body = Json.object();
    ObjectNode candidate = body.putArray("candidates").addObject().put("index", 0);
    if (!parts.isEmpty()) {
      candidate.putObject("content").put("role", "model").set("parts", Json.array(parts));
    }
    if (!finish.isEmpty()) {
      candidate.put("finishReason", finish);
    }
    body.putObject("usageMetadata")
        .put("promptTokenCount", 12)
        .put("candidatesTokenCount", 10)
        .put("thoughtsTokenCount", 5)
        .put("totalTokenCount", 27);
    return body.put("modelVersion", "fake").put("responseId", "gemini_fake1");
  }
}
