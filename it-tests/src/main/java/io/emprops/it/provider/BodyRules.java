package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a request's JSON body must be like; a member that no rule names is one too many. */
final class BodyRules {
  private final Set<String> required;
  private final Map<String, Predicate<JsonNode>> members;

  BodyRules(Set<String> required, Map<String, Predicate<JsonNode>> members) {
    this.required = Set.copyOf(required);
    this.members = Map.copyOf(members);
  }

  /** Why a provider would answer 400 to it, if it would. */
  Optional<String> complaint(FakeRequest request) {
    if (!request.header("Content-Type").startsWith("application/json")) {
      return Optional.of("Content-Type must be application/json");
    }
    JsonNode body = request.json();
    if (!body.isObject()) {
      return Optional.of("We could not parse the JSON body of your request");
    }
    for (String name : required) {
      if (!body.has(name)) {
        return Optional.of("Missing required parameter: " + name);
      }
    }
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      Predicate<JsonNode> rule = members.get(member.getKey());
      if (rule == null) {
        return Optional.of("Unrecognized request argument: " + member.getKey());
      }
      if (!rule.test(member.getValue())) {
        return Optional.of("Invalid value for " + member.getKey());
      }
    }
    return Optional.empty();
  }

  static Predicate<JsonNode> number(double least, double most) {
    return node -> node.isNumber() && node.doubleValue() >= least && node.doubleValue() <= most;
  }

  static Predicate<JsonNode> integer(long least, long most) {
    // 12e1 is a whole number too, however it is written.
    return node ->
        node.isNumber()
            && node.doubleValue() == Math.rint(node.doubleValue())
            && node.doubleValue() >= least
            && node.doubleValue() <= most;
  }

  static Predicate<JsonNode> oneOf(String... values) {
    return node -> node.isTextual() && Set.of(values).contains(node.asText());
  }

  /** Messages with a known role; content is a text, a list of parts, or left to tool calls. */
  static Predicate<JsonNode> conversation(String... roles) {
    return messages -> {
      if (!messages.isArray() || messages.isEmpty()) {
        return false;
      }
      for (JsonNode message : messages) {
        JsonNode content = message.path("content");
        boolean said = content.isTextual() || (content.isArray() && !content.isEmpty());
        if (!oneOf(roles).test(message.path("role")) || !(said || message.has("tool_calls"))) {
          return false;
        }
      }
      return true;
    };
  }
}
