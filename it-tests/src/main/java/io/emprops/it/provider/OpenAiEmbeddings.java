package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** OpenAI's embeddings: for equal texts equal vectors of length one, as numbers or in base 64. */
final class OpenAiEmbeddings implements Endpoint {
  private static final int DIMENSIONS = 8;

  private static final BodyRules RULES =
      new BodyRules(
          Set.of("model", "input"),
          Map.of(
              "model",
              JsonNode::isTextual,
              "input",
              node -> !node.asText().isEmpty() || (node.isArray() && !node.isEmpty()),
              "dimensions",
              BodyRules.integer(1, 3_072),
              "encoding_format",
              BodyRules.oneOf("float", "base64"),
              "user",
              JsonNode::isTextual));

  @Override
  public FakeAnswer answer(FakeRequest request) {
    return RULES
        .complaint(request)
        .map(why -> OpenAiApi.errorOf(400, why))
        .orElseGet(() -> FakeAnswer.json(200, embeddings(request.json()).toString()));
  }

  @Override
  public FakeAnswer refusal(FakeRequest request) {
    return OpenAiApi.errorOf(400, "Models that embed do not decline");
  }

  @Override
  public String streamError(String message) {
    return "";
  }

  private static ObjectNode embeddings(JsonNode body) {
    ObjectNode answer =
        Json.object().put("object", "list").put("model", body.path("model").asText());
    JsonNode input = body.path("input");
    boolean several = input.isArray() && !input.path(0).isNumber();
    ArrayNode data = answer.putArray("data");
    for (int i = 0; i < (several ? input.size() : 1); i++) {
      ObjectNode one = data.addObject().put("object", "embedding").put("index", i);
      put(one, body, vector(several ? input.get(i) : input, body));
    }
    answer
        .putObject("usage")
        .put("prompt_tokens", 5 * data.size())
        .put("total_tokens", 5 * data.size());
    return answer;
  }

  private static float[] vector(JsonNode text, JsonNode body) {
    var random = new Random(text.toString().hashCode());
    float[] vector = new float[body.path("dimensions").asInt(DIMENSIONS)];
    double square = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
      square += vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  private static void put(ObjectNode one, JsonNode body, float[] vector) {
    if (body.path("encoding_format").asText().equals("base64")) {
      var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(vector);
      one.put("embedding", Base64.getEncoder().encodeToString(bytes.array()));
      return;
    }
    ArrayNode numbers = one.putArray("embedding");
    for (float number : vector) {
      numbers.add(number);
    }
  }
}
