package io.emprops.it.bench.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.it.bench.work.Work;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first design's algorithm, step by step: the template as text, one search for each variable,
 * its JSON text without the first and last character put in, and the whole read again.
 */
final class FirstDesignEngine implements Engine {
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
      return ByteBuffer.wrap(json.writeValueAsBytes(replaceVariables(template, variables)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the replaced text is not JSON", e);
    }
  }

  private JsonNode replaceVariables(JsonNode template, Map<String, JsonNode> variables)
      throws JsonProcessingException {
    String processed = json.writeValueAsString(template);
    for (var variable : variables.entrySet()) {
      Pattern placeholder = Pattern.compile("\\{\\{" + variable.getKey() + "}}");
      String value = inside(json.writeValueAsString(variable.getValue()));
      // Java reads a backslash in a replacement, which the original does not.
      processed = placeholder.matcher(processed).replaceAll(Matcher.quoteReplacement(value));
    }
    return json.readTree(processed);
  }

  private static String inside(String literal) {
    return literal.length() < 2 ? "" : literal.substring(1, literal.length() - 1);
  }
}
