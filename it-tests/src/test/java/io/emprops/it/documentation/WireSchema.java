package io.emprops.it.documentation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * The messages of the worker protocol as one JSON Schema (2020-12), made of the AsyncAPI document:
 * what is published beside the code, and what the types for TypeScript are made of.
 */
final class WireSchema {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/$defs/";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private WireSchema() {}

  /**
   * The schema as text.
   *
   * @param sides what each side says, by the name of its union
   */
  static String of(AsyncApiDocument document, Map<String, Class<?>> sides)
      throws JsonProcessingException {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "WorkerProtocol");
    schema.put(
        "description", "Either side's messages. Members that are not known are passed over.");
    ArrayNode either = schema.putArray("oneOf");
    ObjectNode definitions = schema.putObject("$defs");
    sides.forEach(
        (name, side) -> {
          either.addObject().put("$ref", DEFINITIONS + name);
          ArrayNode union = definitions.putObject(name).putArray("oneOf");
          for (JsonSubTypes.Type type : side.getAnnotation(JsonSubTypes.class).value()) {
            String definition = type.value().getSimpleName();
            union.addObject().put("$ref", DEFINITIONS + definition);
            definitions.set(definition, message(document.message(type.name())));
          }
        });
    document
        .root()
        .at("/components/schemas")
        .properties()
        .forEach(each -> definitions.set(each.getKey(), local(each.getValue())));
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
  }

  private static ObjectNode message(JsonNode message) {
    ObjectNode told = NODES.objectNode();
    told.set("description", message.path("summary"));
    if (local(message.path("payload")) instanceof ObjectNode payload) {
      told.setAll(payload);
    }
    return told;
  }

  /** The same with references into the schema itself. */
  private static JsonNode local(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = NODES.objectNode();
        object
            .properties()
            .forEach(
                each ->
                    copy.set(
                        each.getKey(),
                        each.getKey().equals("$ref")
                            ? TextNode.valueOf(
                                each.getValue().asText().replace(SCHEMAS, DEFINITIONS))
                            : local(each.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = NODES.arrayNode();
        array.forEach(each -> copy.add(local(each)));
        yield copy;
      }
      default -> node;
    };
  }
}
