package io.emprops.template;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** JSON values by chance, the nasty ones more often than in life. */
public final class RandomJson {
  private static final List<String> NASTY =
      List.of(
          "\"",
          "\\",
          "\n",
          "{{",
          "}}",
          "{{model}}",
          "{{#if",
          "\\{{",
          "$&",
          "$1",
          "***",
          "\u0000",
          "\ud800",
          "\udfff",
          "\ud83d\ude00",
          "ä",
          "$if",
          "'",
          "<b>",
          "%s",
          "\u2028",
          "a",
          " ");
  private static final List<String> DIGITS =
      List.of(
          "0",
          "-0",
          "1.10",
          "1e3",
          "1E+3",
          "-1.5e-7",
          "9007199254740993",
          "0.1",
          "1.0",
          "123456789012345678901234567890",
          "1e308",
          "5e-324");

  private final SplittableRandom random;

  RandomJson(long seed) {
    this(new SplittableRandom(seed));
  }

  /** Draws from a source that others may draw from too. */
  public RandomJson(SplittableRandom random) {
    this.random = random;
  }

  /** Any value, nested up to {@code depth}. */
  public JsonValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> JsonValue.ofNull();
      case 1 -> JsonValue.of(random.nextBoolean());
      case 2 -> number();
      case 3, 4 -> JsonValue.of(text());
      case 5 -> array(depth - 1);
      default -> object(depth - 1);
    };
  }

  /** Any number. */
  public JsonNumber number() {
    return random.nextInt(3) == 0
        ? new JsonNumber(Long.toString(random.nextLong()))
        : new JsonNumber(DIGITS.get(random.nextInt(DIGITS.size())));
  }

  /** Any text. */
  public String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(
          random.nextInt(4) == 0
              ? Character.toString((char) random.nextInt(0x10000))
              : NASTY.get(random.nextInt(NASTY.size())));
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
