package io.emprops.it.bench.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.it.bench.work.Work;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first design's algorithm as one would repair it: one search for all variables, so that no
 * value is searched, and the quotes of a whole placeholder replaced with it, so that types stay.
 */
final class SinglePassReplaceEngine implements Engine {
  private static final Pattern PLACEHOLDER = Pattern.compile("\"\\{\\{(\\w+)}}\"|\\{\\{(\\w+)}}");
  private final ObjectMapper json = new ObjectMapper();

  @Override
  public Template read(Work work) {
    JsonNode template = JacksonTree.of(json, work.template());
    return inputs -> {
      Map<String, JsonNode> variables = JacksonTree.members(json, inputs);
      return () -> rendered(template, variables);
    };
  }

  private ByteBuffer rendered(JsonNode template, Map<String, JsonNode> variables) {
    try {
      String text = json.writeValueAsString(template);
      String processed =
          PLACEHOLDER
              .matcher(text)
              .replaceAll(found -> Matcher.quoteReplacement(value(found, variables)));
      return ByteBuffer.wrap(json.writeValueAsBytes(json.readTree(processed)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the replaced text is not JSON", e);
    }
  }

  private static String value(MatchResult found, Map<String, JsonNode> variables) {
    if (found.group(1) != null) {
      return variable(variables, found.group(1)).toString();
    }
    JsonNode value = variable(variables, found.group(2));
    String literal = value.toString();
    return value.isTextual() ? literal.substring(1, literal.length() - 1) : literal;
  }

  private static JsonNode variable(Map<String, JsonNode> variables, String name) {
    return Objects.requireNonNull(variables.get(name), name);
  }
}
