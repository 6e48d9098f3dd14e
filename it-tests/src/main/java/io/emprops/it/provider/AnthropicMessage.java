package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of Anthropic's: thinking where the request enables it, then text, or the call of the
 * first tool where it requires one.
 */
record AnthropicMessage(JsonNode request, List<Block> blocks, String stopReason) {
  private static final String THOUGHT = "They say hi.";
  private static final String SIGNATURE = "c2lnbmVk";

  /**
   * A block of content.
   *
   * @param start as it begins, empty
   * @param deltas what is added
   */
  record Block(ObjectNode start, List<ObjectNode> deltas) {}

  static AnthropicMessage to(JsonNode request) {
    List<Block> blocks = new ArrayList<>();
    String thinking = request.at("/thinking/type").asText();
    if (thinking.equals("enabled") || thinking.equals("adaptive")) {
      blocks.add(thought());
    }
    String choice = request.at("/tool_choice/type").asText();
    if (choice.equals("any") || choice.equals("tool")) {
      blocks.add(call(request.at("/tools/0")));
      return new AnthropicMessage(request, blocks, "tool_use");
    }
    blocks.add(text(Words.PIECES));
    return new AnthropicMessage(request, blocks, "end_turn");
  }

  static AnthropicMessage refusal(JsonNode request) {
    return new AnthropicMessage(request, List.of(text(List.of(Words.REFUSAL))), "refusal");
  }

  FakeAnswer reply(boolean streamed) {
    return streamed ? streamed() : FakeAnswer.json(200, whole().toString());
  }

  private static Block text(List<String> pieces) {
    return new Block(
        Json.object().put("type", "text").put("text", ""),
        pieces.stream()
            .map(piece -> Json.object().put("type", "text_delta").put("text", piece))
            .toList());
  }

  private static Block thought() {
    return new Block(
        Json.object().put("type", "thinking").put("thinking", "").put("signature", ""),
        List.of(
            Json.object().put("type", "thinking_delta").put("thinking", THOUGHT),
            Json.object().put("type", "signature_delta").put("signature", SIGNATURE)));
  }

  private static Block call(JsonNode tool) {
    ObjectNode start =
        Json.object()
            .put("type", "tool_use")
            .put("id", "toolu_fake1")
            .put("name", tool.path("name").asText());
    start.putObject("input");
    return new Block(
        start,
        Words.piecesOf(Words.fitting(tool.path("input_schema"))).stream()
            .map(piece -> Json.object().put("type", "input_json_delta").put("partial_json", piece))
            .toList());
  }

  private FakeAnswer streamed() {
    List<String> events = new ArrayList<>();
    ObjectNode start = Json.object().put("type", "message_start");
    ObjectNode message = heading();
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence").set("usage", usage(1));
    events.add(event(start.set("message", message)));
    int held = 0;
    for (int i = 0; i < blocks.size(); i++) {
      ObjectNode begin = Json.object().put("type", "content_block_start").put("index", i);
      events.add(event(begin.set("content_block", blocks.get(i).start())));
      events.add(event(Json.object().put("type", "ping")));
      for (ObjectNode delta : blocks.get(i).deltas()) {
        ObjectNode more = Json.object().put("type", "content_block_delta").put("index", i);
        events.add(event(more.set("delta", delta)));
        held = held == 0 && delta.has("text") ? events.size() : held;
      }
      events.add(event(Json.object().put("type", "content_block_stop").put("index", i)));
    }
    ObjectNode end = Json.object().put("type", "message_delta");
    end.putObject("delta").put("stop_reason", stopReason).putNull("stop_sequence");
    end.putObject("usage").put("output_tokens", 15);
    events.add(event(end));
    events.add(event(Json.object().put("type", "message_stop")));
    return FakeAnswer.events(events, held);
  }

  private static String event(ObjectNode data) {
    return FakeAnswer.event(data.path("type").asText(), data.toString());
  }

  private ObjectNode whole() {
    ObjectNode message = heading();
    message.set("content", Json.array(blocks.stream().map(AnthropicMessage::wholeBlock).toList()));
    message.put("stop_reason", stopReason).putNull("stop_sequence");
    return message.set("usage", usage(15));
  }

  private static ObjectNode wholeBlock(Block block) {
    ObjectNode whole = block.start().deepCopy();
    var input = new StringBuilder();
    for (ObjectNode delta : block.deltas()) {
      for (String member : List.of("text", "thinking", "signature")) {
        if (delta.has(member)) {
          whole.put(member, whole.path(member).asText() + delta.path(member).asText());
        }
      }
      input.append(delta.path("partial_json").asText());
    }
    if (!input.isEmpty()) {
      whole.set("input", Json.object(input.toString()));
    }
    return whole;
  }

  private ObjectNode heading() {
    return Json.object()
        .put("id", "msg_fake1")
        .put("type", "message")
        .put("role", "assistant")
        .put("model", request.path("model").asText());
  }

  private static ObjectNode usage(int outputTokens) {
    ObjectNode usage =
        Json.object(
            """
            {"input_tokens": 25, "cache_creation_input_tokens": 7, "cache_read_input_tokens": 100,
             "cache_creation": {"ephemeral_5m_input_tokens": 7, "ephemeral_1h_input_tokens": 0},
             "service_tier": "standard"}
            """);
    return usage.put("output_tokens", outputTokens);
  }
}
