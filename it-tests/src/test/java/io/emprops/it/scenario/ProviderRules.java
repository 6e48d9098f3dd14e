package io.emprops.it.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.it.scenario.Provider.Received;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** How a provider judges a request before it answers. */
interface ProviderRules {

  /**
   * What comes of a request.
   *
   * @param complaint the body of an answer that is not 200
   */
  record Verdict(int status, boolean streams, String complaint) {
    static Verdict refused(int status, String why) {
      return new Verdict(status, false, "{\"error\":{\"message\":%s}}".formatted(Json.quote(why)));
    }
  }

  Verdict judge(Received request);

  /** OpenAI's chat completions. */
  static Verdict chat(Received request) {
    if (!request.header("Authorization").equals("Bearer " + Provider.OPENAI_KEY)) {
      return Verdict.refused(401, "Incorrect API key provided");
    }
    return judgeBody(
        request,
        Set.of("model", "messages"),
        Map.of(
            "model", JsonNode::isTextual,
            "messages", ProviderRules::isConversation,
            "temperature", node -> node.isNumber() && between(node, 0, 2),
            "max_tokens", node -> node.isIntegralNumber() && between(node, 1, 16_384),
            "stream", JsonNode::isBoolean,
            "stream_options", JsonNode::isObject));
  }

  /** Anthropic's messages. */
  static Verdict messages(Received request) {
    if (!request.header("x-api-key").equals(Provider.CLAUDE_KEY)) {
      return Verdict.refused(401, "invalid x-api-key");
    }
    if (!request.header("anthropic-version").equals("2023-06-01")) {
      return Verdict.refused(400, "anthropic-version: header is required");
    }
    return judgeBody(
        request,
        Set.of("model", "messages", "max_tokens"),
        Map.of(
            "model", JsonNode::isTextual,
            "messages", ProviderRules::isConversation,
            "max_tokens", node -> node.isIntegralNumber() && between(node, 1, 8_192),
            "stream", JsonNode::isBoolean));
  }

  /** A customer's webhook. */
  static Verdict hook(Received request) {
    return judgeBody(
        request,
        Set.of("text", "options"),
        Map.of("text", JsonNode::isTextual, "options", JsonNode::isObject));
  }

  private static Verdict judgeBody(
      Received request, Set<String> required, Map<String, Predicate<JsonNode>> members) {
    if (!request.method().equals("POST")) {
      return Verdict.refused(405, "Only POST is served here");
    }
    if (!request.header("Content-Type").startsWith("application/json")) {
      return Verdict.refused(415, "Content-Type must be application/json");
    }
    JsonNode body = request.json();
    for (String name : required) {
      if (!body.has(name)) {
        return Verdict.refused(400, "Missing required parameter: " + name);
      }
    }
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      Predicate<JsonNode> rule = members.get(member.getKey());
      if (rule == null) {
        return Verdict.refused(400, "Unrecognized request argument: " + member.getKey());
      }
      if (!rule.test(member.getValue())) {
        return Verdict.refused(400, "Invalid value for " + member.getKey());
      }
    }
    return new Verdict(200, body.path("stream").asBoolean(), "");
  }

  private static boolean isConversation(JsonNode messages) {
    if (!messages.isArray() || messages.isEmpty()) {
      return false;
    }
    for (JsonNode message : messages) {
      if (message.size() != 2
          || !message.path("role").isTextual()
          || !message.path("content").isTextual()) {
        return false;
      }
    }
    return true;
  }

  private static boolean between(JsonNode number, int least, int most) {
    return number.doubleValue() >= least && number.doubleValue() <= most;
  }
}
