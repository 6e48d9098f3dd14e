package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.template.ast.TemplateNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a payload as a value. */
final class TreeOutput implements Output {
  /** Quotes and colon. */
  private static final int NAME = 3;

  private final Budget budget;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private Optional<JsonValue> result = Optional.empty();

  TreeOutput(Budget budget) {
    this.budget = budget;
  }

  /** An array or object that is not closed yet. */
  private sealed interface Frame {}

  private record ArrayFrame(List<JsonValue> elements) implements Frame {}

  private static final class ObjectFrame implements Frame {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();
    private String name = "";
  }

  /** The value, once it is whole. */
  Optional<JsonValue> result() {
    return result;
  }

  @Override
  public boolean isOver() {
    return budget.isSpent();
  }

  @Override
  public void beginObject() {
    open.push(new ObjectFrame());
  }

  @Override
  public void endObject() {
    if (open.pop() instanceof ObjectFrame frame) {
      add(new JsonObject(frame.members));
    }
  }

  @Override
  public void beginArray() {
    open.push(new ArrayFrame(new ArrayList<>()));
  }

  @Override
  public void endArray() {
    if (open.pop() instanceof ArrayFrame(var elements)) {
      add(new JsonArray(elements));
    }
  }

  @Override
  public void name(TemplateNode.MemberName.Fixed name) {
    name(name.name());
  }

  @Override
  public void name(String name) {
    budget.spend(name.length() + NAME);
    if (open.peek() instanceof ObjectFrame frame) {
      frame.name = name;
    }
  }

  @Override
  public void constant(TemplateNode.Constant constant) {
    add(constant.value());
  }

  @Override
  public void value(JsonValue value) {
    add(value);
  }

  @Override
  public void beginText() {
    text.setLength(0);
  }

  @Override
  public void piece(TemplateNode.Part.Plain plain) {
    piece(plain.text());
  }

  @Override
  public void piece(String piece) {
    budget.spend(piece.length());
    if (!isOver()) {
      text.append(piece);
    }
  }

  @Override
  public void endText() {
    add(JsonValue.of(text.toString()));
  }

  private void add(JsonValue value) {
    budget.spend(1);
    switch (open.peek()) {
      case null -> result = Optional.of(value);
      case ArrayFrame(var elements) -> elements.add(value);
      case ObjectFrame frame -> frame.members.putIfAbsent(frame.name, value);
    }
  }
}
