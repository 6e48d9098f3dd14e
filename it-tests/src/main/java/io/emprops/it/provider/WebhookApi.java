package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** A customer's own endpoint, which scores a text. */
public final class WebhookApi implements FakeApi {
  /** Where it is below its API. */
  public static final String SCORE = "/score";

  /** What it answers; its numbers keep their digits only with those who keep them. */
  public static final String ANSWER =
      "{\"score\":1.10,\"big\":9007199254740993,\"tiny\":1E-7,\"accepted\":true}";

  private static final BodyRules RULES =
      new BodyRules(
          Set.of("text", "options"),
          Map.of("text", JsonNode::isTextual, "options", JsonNode::isObject));

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Map<String, String> environment(String url) {
    return Map.of();
  }

  @Override
  public FakeAnswer answer(FakeRequest request) {
    if (!request.path().equals(SCORE)) {
      return error(404, "Nothing here");
    }
    if (!request.method().equals("POST")) {
      return error(405, "Only POST is served here");
    }
    return RULES
        .complaint(request)
        .map(why -> error(400, why))
        .orElseGet(() -> FakeAnswer.json(200, ANSWER));
  }

  @Override
  public FakeAnswer error(int status, String message) {
    return FakeAnswer.json(
        status, Json.object().set("error", Json.object().put("message", message)).toString());
  }

  @Override
  public FakeAnswer refusal(FakeRequest request) {
    return error(422, Words.REFUSAL);
  }
}
