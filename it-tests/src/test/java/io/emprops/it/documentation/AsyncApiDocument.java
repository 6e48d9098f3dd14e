package io.emprops.it.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Messages as an AsyncAPI document tells them: what is asked, what is answered, and how. */
record AsyncApiDocument(JsonNode root) {
  private static final Path FOLDER = Path.of("../docs/api");

  /** Reads the document of this name. */
  static AsyncApiDocument read(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".asyncapi.yaml");
    return new AsyncApiDocument(new YAMLMapper().readTree(file.toFile()));
  }

  /** The names of all messages. */
  Set<String> messages() {
    return names(root.at("/components/messages"));
  }

  JsonNode message(String name) {
    return root.at("/components/messages").path(name);
  }

  JsonNode schema(String name) {
    return root.at("/components/schemas").path(name);
  }

  /** The names of the shared schemas that have members. */
  Set<String> objects() {
    return names(root.at("/components/schemas")).stream()
        .filter(name -> schema(name).has("properties"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Messages that some operation on this channel receives. */
  Set<String> received(String channel) {
    return carried(channel, "receive");
  }

  /** Messages that some operation on this channel sends. */
  Set<String> sent(String channel) {
    return carried(channel, "send");
  }

  private Set<String> carried(String channel, String action) {
    Set<String> carried = new TreeSet<>();
    for (JsonNode operation : root.path("operations")) {
      if (last(operation.at("/channel/$ref")).equals(channel)
          && operation.path("action").asText().equals(action)) {
        carried.addAll(lasts(operation.path("messages")));
      }
    }
    return carried;
  }

  /** Messages that answer some operation. */
  Set<String> replied() {
    Set<String> replied = new TreeSet<>();
    root.path("operations").forEach(o -> replied.addAll(lasts(o.at("/reply/messages"))));
    return replied;
  }

  /** The HTTP path at which a message is received, below {@code /worker/}. */
  Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    for (String channel : names(root.path("channels"))) {
      String address = root.path("channels").path(channel).path("address").asText();
      received(channel).stream()
          .filter(_ -> address.startsWith("/worker/"))
          .forEach(message -> paths.add(message + " " + address.substring("/worker/".length())));
    }
    return paths;
  }

  /** References that lead nowhere. */
  List<String> dangling() {
    return root.findValuesAsText("$ref").stream()
        .filter(reference -> resolve(reference).isMissingNode())
        .toList();
  }

  private JsonNode resolve(String reference) {
    JsonNode found = root.at(reference.substring(1));
    return found.has("$ref") ? resolve(found.path("$ref").asText()) : found;
  }

  static Set<String> members(JsonNode schema) {
    return names(schema.path("properties"));
  }

  /** What the members are: the types of JSON Schema, or {@code any}; without {@code type}. */
  Map<String, String> kinds(JsonNode schema) {
    Map<String, String> kinds = new TreeMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(member -> kinds.put(member.getKey(), kind(member.getValue())));
    kinds.remove("type");
    return kinds;
  }

  private String kind(JsonNode member) {
    JsonNode schema = member.has("$ref") ? resolve(member.path("$ref").asText()) : member;
    return schema.path("type").asText("any");
  }

  static Set<String> required(JsonNode schema) {
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    return required;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> lasts(JsonNode references) {
    List<String> all = new ArrayList<>();
    references.forEach(reference -> all.add(last(reference.path("$ref"))));
    return all;
  }

  private static String last(JsonNode reference) {
    String text = reference.asText();
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
