package io.emprops.it.bench.work;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.ObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A document of a given size along one axis.
 *
 * @param axis what grows
 * @param size how much of it: variables, or bytes of the document
 */
public record GrowthPoint(Axis axis, int size) {
  private static final int FIXED_VARIABLES = 5;
  private static final String LINE = "A line of the document's own, which no variable changes.";
  private static final List<Integer> VARIABLES = List.of(1, 3, 10, 30, 100, 300, 1_000);
  private static final List<Integer> KIBIBYTES = List.of(1, 4, 16, 64, 256, 1_024);

  /** What of a document grows. */
  public enum Axis {
    /** Its variables, each in a member of its own. */
    VARIABLES,
    /** The bytes of its text, with five variables. */
    BYTES;

    /** The axis as figures name it. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All points, up to the language's limits. */
  public static List<GrowthPoint> all() {
    return Stream.concat(
            VARIABLES.stream().map(size -> new GrowthPoint(Axis.VARIABLES, size)),
            KIBIBYTES.stream().map(size -> new GrowthPoint(Axis.BYTES, size << 10)))
        .toList();
  }

  /** The point of a text such as {@code bytes=1024}. */
  public static GrowthPoint parse(String text) {
    String[] halves = text.split("=", 2);
    return new GrowthPoint(
        Axis.valueOf(halves[0].toUpperCase(Locale.ROOT)), Integer.parseInt(halves[1]));
  }

  /** The point as {@link #parse} reads it. */
  public String wire() {
    return axis.wire() + "=" + size;
  }

  /** The document with its inputs. */
  public Work work() {
    int variables =
        switch (axis) {
          case VARIABLES -> size;
          case BYTES -> FIXED_VARIABLES;
        };
    ObjectBuilder members = JsonValue.object();
    ObjectBuilder definitions = JsonValue.object();
    ObjectBuilder inputs = JsonValue.object();
    for (int i = 0; i < variables; i++) {
      members.put("m" + i, "{{v" + i + "}}");
      definitions.put("v" + i, JsonValue.object().put("type", "text").build());
      inputs.put("v" + i, "what somebody wrote, number " + i);
    }
    return new Work(wire(), source(members.build(), definitions.build()), inputs.build());
  }

  private String source(JsonObject members, JsonObject definitions) {
    String bare = filled(members, definitions, 0, "");
    if (axis == Axis.VARIABLES) {
      return bare;
    }
    int room = size - bytes(bare);
    // A line costs its quotes and a comma too; the last one takes what is left.
    int lines = Math.max(0, room / (LINE.length() + 3) - 1);
    String last = ".".repeat(size - bytes(filled(members, definitions, lines, "")));
    return filled(members, definitions, lines, last);
  }

  private static String filled(JsonObject members, JsonObject definitions, int lines, String last) {
    List<JsonValue> text = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      text.add(JsonValue.of(LINE));
    }
    text.add(JsonValue.of(last));
    return GeneratedWorks.document(JsonValue.array(members, new JsonArray(text)), definitions);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
