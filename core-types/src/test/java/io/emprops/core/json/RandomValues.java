package io.emprops.core.json;

import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** JSON values by chance, with any UTF-16 unit in their texts. */
final class RandomValues {
  private static final List<String> DIGITS =
      List.of("0", "-0", "1.10", "1e3", "1E+3", "-1.5e-7", "9007199254740993", "1e400");

  private final SplittableRandom random;

  RandomValues(long seed) {
    this.random = new SplittableRandom(seed);
  }

  JsonValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> random.nextBoolean() ? JsonValue.ofNull() : JsonValue.of(random.nextBoolean());
      case 1 -> new JsonNumber(DIGITS.get(random.nextInt(DIGITS.size())));
      case 2 -> JsonValue.of(random.nextLong());
      case 3 -> JsonValue.of(text());
      case 4 -> array(depth - 1);
      default -> object(depth - 1);
    };
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      char unit =
          switch (random.nextInt(4)) {
            case 0 -> (char) random.nextInt(0x80);
            case 1 -> (char) random.nextInt(0xd800, 0xe000);
            case 2 -> "\"\\/\b\f\n\r\t\u0000\u2028".charAt(random.nextInt(10));
            default -> (char) random.nextInt(0x10000);
          };
      text.append(unit);
    }
    return text.toString();
  }

  private JsonArray array(int depth) {
    List<JsonValue> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(value(depth));
    }
    return new JsonArray(elements);
  }

  private JsonObject object(int depth) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      members.put(text(), value(depth));
    }
    return new JsonObject(members);
  }
}
