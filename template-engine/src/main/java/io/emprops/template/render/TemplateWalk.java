package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.OnMissing;
import io.emprops.template.ast.Place;
import io.emprops.template.ast.TemplateNode;
import io.emprops.template.ast.TemplateNode.Each;
import io.emprops.template.ast.TemplateNode.Member;
import io.emprops.template.parse.Pointer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks a template and gives its payload to an output. A node is first settled, which follows
 * conditions and names to what stands there, so that whether there is anything is known before its
 * name is given.
 */
final class TemplateWalk {
  private static final TemplateNode NOTHING = new TemplateNode.Nothing();

  /** What a merged member costs, kept or not, so that merging ends before it fills the memory. */
  private static final int MERGED = 16;

  private final Rendering rendering;
  private final Output out;
  private final RenderedText texts;
  private final MemberNames names;
  private final Decisions decisions;
  // The value of the whole placeholder that was settled last; it is given before another is.
  private JsonValue settled = JsonValue.ofNull();

  TemplateWalk(Rendering rendering, Output out) {
    this.rendering = rendering;
    this.out = out;
    this.texts = new RenderedText(rendering);
    this.names = new MemberNames(rendering, texts);
    this.decisions = new Decisions(rendering);
  }

  /** Gives the value of a node, unless it has none. */
  boolean value(TemplateNode node, Pointer at) {
    TemplateNode here = settle(node, at);
    if (here instanceof TemplateNode.Nothing) {
      return false;
    }
    give(here, at);
    return true;
  }

  private TemplateNode settle(TemplateNode node, Pointer at) {
    TemplateNode here = node;
    while (true) {
      switch (here) {
        case TemplateNode.If either ->
            here = decisions.holds(either.condition()) ? either.then() : either.otherwise();
        case TemplateNode.Switch choice -> here = decisions.choose(choice);
        case TemplateNode.Let let -> {
          decisions.bind(let.bindings());
          here = let.body();
        }
        case TemplateNode.Whole whole -> {
          return whole(whole, at) ? whole : NOTHING;
        }
        case TemplateNode.Constant _,
            TemplateNode.Nothing _,
            TemplateNode.Text _,
            TemplateNode.Elements _,
            TemplateNode.Members _,
            TemplateNode.Each _,
            TemplateNode.Merge _ -> {
          return here;
        }
      }
    }
  }

  private boolean whole(TemplateNode.Whole whole, Pointer at) {
    return switch (rendering.evaluation().evaluate(whole.expression())) {
      case Evaluated.Value(JsonValue value) -> {
        rendering.origins().note(at, whole.expression());
        settled = rendering.late().replace(value, whole.expression(), at);
        yield true;
      }
      case Evaluated.Absent(var variable) -> isReplaced(variable.onMissing());
      case Evaluated.Failed failed -> {
        rendering.failed(whole.place(), failed);
        yield false;
      }
    };
  }

  /** Whether something stands where a value is absent. */
  private boolean isReplaced(OnMissing onMissing) {
    return switch (onMissing) {
      // Where a value was required, hiding the variable has taken that back.
      case OMIT, ERROR -> false;
      case NULL -> {
        settled = JsonValue.ofNull();
        yield true;
      }
      case EMPTY -> {
        settled = JsonValue.of("");
        yield true;
      }
    };
  }

  private void give(TemplateNode node, Pointer at) {
    switch (node) {
      case TemplateNode.Constant constant -> out.constant(constant);
      case TemplateNode.Whole _ -> out.value(settled);
      case TemplateNode.Text(var parts) -> {
        rendering.origins().noteParts(at, parts);
        texts.give(parts, at, out);
      }
      case TemplateNode.Elements(var elements) -> elements(elements, at);
      case TemplateNode.Members members -> members(members, at);
      case Each each -> {
        out.beginArray();
        each(each, at, 0);
        out.endArray();
      }
      case TemplateNode.Merge merge -> out.value(merged(merge, at));
      case TemplateNode.Nothing _, TemplateNode.If _, TemplateNode.Switch _, TemplateNode.Let _ ->
          throw new IllegalStateException("not settled");
    }
  }

  private void elements(List<TemplateNode> elements, Pointer at) {
    out.beginArray();
    int count = 0;
    for (TemplateNode element : elements) {
      count = element(element, at, count, true);
    }
    out.endArray();
  }

  /** Gives one element, or those of a loop in its place; returns how many there are by then. */
  private int element(TemplateNode node, Pointer array, int count, boolean splices) {
    Pointer here = rendering.isPlaced() ? array.child(count) : array;
    TemplateNode element = settle(node, here);
    if (element instanceof TemplateNode.Nothing) {
      return count;
    }
    if (splices && element instanceof Each each) {
      return each(each, array, count);
    }
    give(element, here);
    return count + 1;
  }

  private int each(Each each, Pointer array, int from) {
    int count = from;
    var loop = decisions.loop(each);
    while (loop.next() && !isOver()) {
      count = element(each.body(), array, count, false);
    }
    return count;
  }

  /** Whether there is no sense in going on; merges spend the budget before anything is given. */
  private boolean isOver() {
    return out.isOver() || rendering.budget().isSpent();
  }

  private void members(TemplateNode.Members object, Pointer at) {
    Optional<Map<String, Place>> taken =
        object.isOpen() ? Optional.of(new LinkedHashMap<>()) : Optional.empty();
    out.beginObject();
    for (Member member : object.members()) {
      if (taken.isEmpty() && member.name() instanceof TemplateNode.MemberName.Fixed fixed) {
        TemplateNode value =
            settle(member.value(), rendering.isPlaced() ? at.child(fixed.name()) : at);
        if (!(value instanceof TemplateNode.Nothing)) {
          out.name(fixed);
          give(value, rendering.isPlaced() ? at.child(fixed.name()) : at);
        }
      } else {
        named(member, at, taken.orElseThrow());
      }
    }
    out.endObject();
  }

  private void named(Member member, Pointer at, Map<String, Place> taken) {
    Optional<String> name = names.of(member.name());
    if (name.isEmpty()) {
      return;
    }
    Pointer here = at.child(name.get());
    TemplateNode value = settle(member.value(), here);
    if (value instanceof TemplateNode.Nothing) {
      return;
    }
    Place first = taken.putIfAbsent(name.get(), member.place());
    if (first != null) {
      names.duplicate(name.get(), first, member.place());
      return;
    }
    out.name(name.get());
    give(value, here);
  }

  private JsonObject merged(TemplateNode.Merge merge, Pointer at) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (TemplateNode.Operand operand : merge.operands()) {
      int mark = rendering.late().mark();
      TemplateNode node = settle(operand.node(), at);
      if (node instanceof Each each) {
        var loop = decisions.loop(each);
        while (loop.next() && !isOver()) {
          mark = rendering.late().mark();
          merge(settle(each.body(), at), new Operand(operand.place(), at, mark), members);
        }
      } else {
        merge(node, new Operand(operand.place(), at, mark), members);
      }
    }
    return new JsonObject(members);
  }

  /**
   * An object that is merged into another.
   *
   * @param place to tell of
   * @param at of both in the payload
   * @param mark before its late values
   */
  private record Operand(Place place, Pointer at, int mark) {}

  private void merge(TemplateNode node, Operand operand, Map<String, JsonValue> members) {
    if (node instanceof TemplateNode.Nothing) {
      return;
    }
    var part = new TreeOutput(rendering.budget());
    var walk = new TemplateWalk(rendering, part);
    walk.settled = settled;
    walk.give(node, operand.at());
    switch (part.result().orElse(settled)) {
      case JsonObject(var added) -> {
        rendering.budget().spend((long) added.size() * MERGED);
        rendering.late().replaced(operand.mark(), operand.at(), added.keySet(), members.keySet());
        members.putAll(added);
      }
      case JsonValue other ->
          rendering.error(
              operand.place(),
              ErrorCode.DIRECTIVE_MERGE,
              other.kind() + " cannot be merged into an object");
    }
  }
}
