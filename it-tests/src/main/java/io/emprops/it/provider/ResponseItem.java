package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a response holds: a message of text, a message that declines, or the call of a function.
 *
 * @param kind the part of a message, or {@code function_call}
 * @param name the function's name; empty for messages
 */
record ResponseItem(String kind, String name, List<String> pieces) {
  private static final String CALL = "function_call";
  private static final String REFUSAL = "refusal";

  static ResponseItem to(JsonNode body) {
    JsonNode choice = body.path("tool_choice");
    if (choice.isObject() || choice.asText().equals("required")) {
      JsonNode tool = body.at("/tools/0");
      return new ResponseItem(
          CALL, tool.path("name").asText(), Words.piecesOf(Words.fitting(tool.path("parameters"))));
    }
    JsonNode schema = body.at("/text/format/schema");
    return new ResponseItem(
        "output_text",
        "",
        schema.isMissingNode() ? Words.PIECES : Words.piecesOf(Words.fitting(schema)));
  }

  static ResponseItem refusal(String words) {
    return new ResponseItem(REFUSAL, "", List.of(words));
  }

  ObjectNode whole(String status) {
    ObjectNode item = Json.object().put("id", id()).put("status", status);
    String said = status.equals("completed") ? String.join("", pieces) : "";
    if (kind.equals(CALL)) {
      return item.put("type", CALL)
          .put("call_id", "call_fake1")
          .put("name", name)
          .put("arguments", said);
    }
    var content = item.put("type", "message").put("role", "assistant").putArray("content");
    if (status.equals("completed")) {
      ObjectNode part = content.addObject().put("type", kind).put(member(), said);
      if (kind.equals("output_text")) {
        part.putArray("annotations");
      }
    }
    return item;
  }

  private String id() {
    return kind.equals(CALL) ? "fc_fake1" : "msg_fake1";
  }

  /** Where the text of a part stands. */
  private String member() {
    return kind.equals(REFUSAL) ? REFUSAL : "text";
  }

  String deltaEvent() {
    return kind.equals(CALL)
        ? "response.function_call_arguments.delta"
        : "response." + kind + ".delta";
  }

  String doneEvent() {
    return kind.equals(CALL)
        ? "response.function_call_arguments.done"
        : "response." + kind + ".done";
  }

  /** An event's place in the response. */
  ObjectNode at(ObjectNode event) {
    event.put("item_id", id());
    if (!kind.equals(CALL)) {
      event.put("content_index", 0);
    }
    if (kind.equals("output_text")) {
      event.putArray("logprobs");
    }
    return event;
  }

  ObjectNode done(ObjectNode event) {
    if (kind.equals(CALL)) {
      event.put("name", name);
    }
    return event.put(kind.equals(CALL) ? "arguments" : member(), String.join("", pieces));
  }
}
