package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Anthropic's Messages API. */
public final class AnthropicApi implements FakeApi {
  /** The key that it lets in. */
  public static final String KEY = "sk-ant-test";

  /** Messages. */
  public static final String MESSAGES = "/v1/messages";

  private static final String FIRST_VERSION = "2023-06-01";
  private static final String VERSION = "2026-10-21";

  /** Parameters that the later version has no longer. */
  private static final Set<String> SAMPLING = Set.of("temperature", "top_p", "top_k");

  private static final BodyRules RULES =
      new BodyRules(
          Set.of("model", "messages", "max_tokens"),
          Map.ofEntries(
              Map.entry("model", JsonNode::isTextual),
              Map.entry("messages", BodyRules.conversation("user", "assistant")),
              Map.entry("max_tokens", BodyRules.integer(1, 64_000)),
              Map.entry("system", node -> node.isTextual() || node.isArray()),
              Map.entry("temperature", BodyRules.number(0, 1)),
              Map.entry("top_p", BodyRules.number(0, 1)),
              Map.entry("top_k", BodyRules.integer(0, 1_000_000)),
              Map.entry("stop_sequences", JsonNode::isArray),
              Map.entry("metadata", JsonNode::isObject),
              Map.entry("tools", JsonNode::isArray),
              Map.entry("tool_choice", JsonNode::isObject),
              Map.entry("thinking", JsonNode::isObject),
              Map.entry("service_tier", BodyRules.oneOf("auto", "standard_only")),
              Map.entry("stream", JsonNode::isBoolean)));

  @Override
  public String name() {
    return "anthropic";
  }

  @Override
  public Map<String, String> environment(String url) {
    return Map.of("EMP_QUEUE_CLAUDE_BASE_URL", url, "EMP_QUEUE_CLAUDE_API_KEY", KEY);
  }

  @Override
  public FakeAnswer answer(FakeRequest request) {
    return complaint(request)
        .orElseGet(() -> AnthropicMessage.to(request.json()).reply(request.wantsStream()));
  }

  @Override
  public FakeAnswer refusal(FakeRequest request) {
    return complaint(request)
        .orElseGet(() -> AnthropicMessage.refusal(request.json()).reply(request.wantsStream()));
  }

  @Override
  public String streamError(FakeRequest request, String message) {
    return FakeAnswer.event("error", errorBody("overloaded_error", message).toString());
  }

  @Override
  public FakeAnswer error(int status, String message) {
    String type =
        switch (status) {
          case 400, 405, 415, 422 -> "invalid_request_error";
          case 401 -> "authentication_error";
          case 402 -> "billing_error";
          case 403 -> "permission_error";
          case 404 -> "not_found_error";
          case 413 -> "request_too_large";
          case 429 -> "rate_limit_error";
          case 504 -> "timeout_error";
          case 529 -> "overloaded_error";
          default -> "api_error";
        };
    return FakeAnswer.json(status, errorBody(type, message).toString());
  }

  private static ObjectNode errorBody(String type, String message) {
    ObjectNode body = Json.object().put("type", "error");
    body.putObject("error").put("type", type).put("message", message);
    return body.put("request_id", "req_fake1");
  }

  @Override
  public Map<String, String> limitHeaders(RequestLimit.State state) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("anthropic-ratelimit-requests-limit", Integer.toString(state.limit()));
    headers.put("anthropic-ratelimit-requests-remaining", Integer.toString(state.remaining()));
    headers.put(
        "anthropic-ratelimit-requests-reset",
        state.now().plus(state.reset()).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).toString());
    return headers;
  }

  private Optional<FakeAnswer> complaint(FakeRequest request) {
    if (!request.header("x-api-key").equals(KEY)
        && !request.header("Authorization").equals("Bearer " + KEY)) {
      return Optional.of(error(401, "invalid x-api-key"));
    }
    if (!request.path().equals(MESSAGES)) {
      return Optional.of(error(404, "Not found"));
    }
    if (!request.method().equals("POST")) {
      return Optional.of(error(405, "Method Not Allowed"));
    }
    String version = request.header("anthropic-version");
    if (!version.equals(FIRST_VERSION) && !version.equals(VERSION)) {
      return Optional.of(error(400, "anthropic-version: header is required"));
    }
    if (version.equals(VERSION) && SAMPLING.stream().anyMatch(request.json()::has)) {
      return Optional.of(error(400, "sampling parameters are not part of this version"));
    }
    return RULES.complaint(request).map(why -> error(400, why));
  }
}
