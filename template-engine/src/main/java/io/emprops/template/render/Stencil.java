package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.template.ast.TemplateNode;
import io.emprops.template.check.Values;
import java.util.List;
import java.util.Optional;

/**
 * The text of a payload with gaps for values, for templates in which nothing is decided. It is
 * filled only where each value simply goes into its gap; an absent one, or an object inside text,
 * is left to {@link TemplateWalk}, which knows all rules.
 */
final class Stencil {
  /** What escapes and characters beyond ASCII may take, as a part of a text's length. */
  private static final int SLACK = 8;

  private final boolean isUsable;
  private final byte[] text;
  private final Gap[] gaps;

  private Stencil(boolean isUsable, byte[] text, List<Gap> gaps) {
    this.isUsable = isUsable;
    this.text = text;
    this.gaps = gaps.toArray(Gap[]::new);
  }

  /** One that is never filled. */
  static Stencil none() {
    return new Stencil(false, new byte[0], List.of());
  }

  /** One with these gaps in the bytes, which nobody may change. */
  static Stencil of(byte[] text, List<Gap> gaps) {
    return new Stencil(true, text, gaps);
  }

  /**
   * A place for a value.
   *
   * @param at how many bytes of the text stand before it
   * @param slot of the variable
   * @param isInside whether it lies inside a string
   */
  record Gap(int at, int slot, boolean isInside) {}

  /** The stencil of a template; where something is decided in it, none. */
  static Stencil of(TemplateNode template) {
    return new StencilCutter().cut(template);
  }

  /** The payload, which may be over the limit; empty where the template must be walked. */
  Optional<JsonBuffer> fill(Values values, int limit) {
    if (!isUsable) {
      return Optional.empty();
    }
    var buffer = new JsonBuffer(expected(values, limit), limit);
    int from = 0;
    for (Gap gap : gaps) {
      Optional<JsonValue> value = values.get(gap.slot());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      buffer.copy(text, from, gap.at());
      from = gap.at();
      if (!gap.isInside()) {
        buffer.value(value.get());
      } else if (isScalar(value.get())) {
        buffer.piece(value.get());
      } else {
        return Optional.empty();
      }
    }
    buffer.copy(text, from, text.length);
    return Optional.of(buffer);
  }

  /** The buffer grows where lists, objects or texts that are used twice take more. */
  private int expected(Values values, int limit) {
    long expected =
        text.length + values.units() + values.units() / SLACK + (long) gaps.length * SLACK;
    return (int) Math.min(expected, limit);
  }

  private static boolean isScalar(JsonValue value) {
    return switch (value) {
      case JsonString _, JsonNumber _, JsonBoolean _ -> true;
      case JsonNull _, JsonArray _, JsonObject _ -> false;
    };
  }
}
