package io.emprops.template.expression;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.RenderContext;
import java.util.IdentityHashMap;

/** What the expressions of one rendering share. Belongs to one thread. */
public final class Session {
  private static final int UNITS_A_STEP = 4;

  private final Work work;
  private final RenderFunctions functions;
  private final IdentityHashMap<JsonValue, Held> held = new IdentityHashMap<>();

  /** Begins one for a rendering. */
  public Session(RenderContext context, Work.Allowance allowance) {
    this.work = new Work(allowance);
    this.functions = new RenderFunctions(work, new Draws(context));
  }

  /** A value as expressions hold it, and what it costs to read it. */
  private record Held(Object value, ValueType type, long size) {}

  /** The counter, which loops outside expressions share. */
  public Work work() {
    return work;
  }

  RenderFunctions functions() {
    return functions;
  }

  /**
   * The library looks through a value each time that it reads it, so reading counts by its size.
   */
  Object value(JsonValue value, ValueType type) {
    Held known = held.get(value);
    if (known == null || !known.type().equals(type)) {
      known = new Held(CelValues.of(value, type.cel()), type, size(value));
      if (known.size() > 1) {
        held.put(value, known);
      }
    }
    work.step(1 + known.size() / UNITS_A_STEP);
    return known.value();
  }

  private static long size(JsonValue value) {
    return switch (value) {
      case JsonValue.JsonArray(var elements) -> {
        long size = 1;
        for (JsonValue element : elements) {
          size += size(element);
        }
        yield size;
      }
      case JsonValue.JsonObject(var members) -> {
        long size = 1;
        for (JsonValue member : members.values()) {
          size += 1 + size(member);
        }
        yield size;
      }
      case JsonValue.JsonNull _,
          JsonValue.JsonBoolean _,
          JsonValue.JsonNumber _,
          JsonValue.JsonString _ ->
          1;
    };
  }
}
