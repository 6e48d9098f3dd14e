package io.emprops.template.ast;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.core.template.VariableUsage;
import io.emprops.template.expression.FreeName;
import io.emprops.template.expression.ValueType;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of a document, declared or not, and where they are used. Filled while building. */
public final class Variables {
  private static final Set<String> LONG_TEXTS = Set.of("content", "prompt", "text");
  private static final long MAX_POINTERS = 4L << 20;

  /** So often most variables are used. */
  private static final int USES = 1;

  private static final List<Place> UNUSED = List.of();

  private final Findings findings;
  private final int maxVariables;
  private final Suggestions suggestions;
  private final List<Expression.Variable> all = new ArrayList<>();
  private final Map<String, Integer> slots;
  private final List<List<Place>> places = new ArrayList<>();
  private final int declared;
  private long pointers;

  /**
   * Begins with the declared ones, in the document's order.
   *
   * @param suggestions for those that are not
   */
  public Variables(
      List<VariableDefinition> declared,
      Findings findings,
      int maxVariables,
      Suggestions suggestions) {
    this.findings = findings;
    this.maxVariables = maxVariables;
    this.suggestions = suggestions;
    this.slots = HashMap.newHashMap(declared.size());
    declared.forEach(this::add);
    this.declared = all.size();
  }

  /** Knows what the place of a variable in the payload tells of its type. */
  @FunctionalInterface
  public interface Suggestions {
    /** A definition that is not required, if the place tells anything. */
    Optional<VariableDefinition> at(VariableName name, Pointer pointer);
  }

  /** What the first use of a variable without a definition tells of its type. */
  enum Sight {
    /** Nothing. */
    ANYTHING,
    /** It decides. */
    BOOLEAN,
    /** It is computed with. */
    NUMBER,
    /** It is looped over. */
    LIST,
    /** Something inside it is used. */
    INSIDE;

    static Sight of(Site.Use use) {
      return switch (use) {
        case VALUE, PART, BINDING -> ANYTHING;
        case CONDITION, VISIBILITY -> BOOLEAN;
        case LIST -> LIST;
      };
    }

    static Sight of(FreeName.Guess guess) {
      return switch (guess) {
        case BOOLEAN -> BOOLEAN;
        case NUMBER -> NUMBER;
        case INSIDE -> INSIDE;
        case NONE -> ANYTHING;
      };
    }
  }

  /** All definitions; a variable's slot is its index. */
  public List<VariableDefinition> definitions() {
    List<VariableDefinition> definitions = new ArrayList<>(all.size());
    all.forEach(variable -> definitions.add(variable.declared()));
    return Collections.unmodifiableList(definitions);
  }

  /** How many come first that the document declares. */
  public int declaredCount() {
    return declared;
  }

  /** Where the variable of a slot is used. */
  public List<VariableUsage.Place> places(int slot) {
    return places.get(slot).stream()
        .map(at -> new VariableUsage.Place(at.pointer().toString(), at.line(), at.column()))
        .toList();
  }

  /** Whether the variable of a slot is used. */
  public boolean isUsed(int slot) {
    return !places.get(slot).isEmpty();
  }

  /** Whether the name is known by now. */
  boolean isKnown(String name) {
    return slots.containsKey(name);
  }

  /**
   * Notes a use.
   *
   * @param name a valid one
   * @param sight what the use tells of the type
   * @param from where the name begins in the expression
   */
  Expression.Variable use(String name, Sight sight, Site site, int from) {
    Integer known = slots.get(name);
    int slot = known == null ? infer(name, sight, site, from) : known;
    if (sight == Sight.INSIDE && slot >= declared && isText(all.get(slot).declared())) {
      all.set(slot, variable(slot, anything(new VariableName(name))));
    }
    Pointer pointer = site.pointer();
    pointers += pointer.length();
    if (pointers <= MAX_POINTERS) {
      placesToAddTo(slot).add(site.place().at(pointer));
    } else if (pointers - pointer.length() <= MAX_POINTERS) {
      findings.add(
          ErrorCode.LIMIT_PLACEHOLDERS,
          Pointer.root(),
          site.span(from, from + name.length()),
          "the placeholders lie too deep");
    }
    return all.get(slot);
  }

  private List<Place> placesToAddTo(int slot) {
    List<Place> known = places.get(slot);
    if (known.isEmpty()) {
      known = new ArrayList<>(USES);
      places.set(slot, known);
    }
    return known;
  }

  private static boolean isText(VariableDefinition definition) {
    return definition.rules() instanceof ValueRules.Text;
  }

  private int infer(String text, Sight sight, Site site, int from) {
    var name = new VariableName(text);
    Pointer pointer = site.pointer();
    Span word = site.span(from, from + text.length());
    findings.add(
        site.use() == Site.Use.VISIBILITY
            ? ErrorCode.DEFINITION_CONDITION
            : ErrorCode.VARIABLE_UNDECLARED,
        pointer,
        word,
        "%s has no definition".formatted(name),
        nearest(name));
    if (all.size() == maxVariables) {
      findings.add(
          ErrorCode.LIMIT_VARIABLES,
          pointer,
          word,
          "more than %d variables".formatted(maxVariables));
    }
    return add(
        switch (sight) {
          case ANYTHING ->
              (site.use() == Site.Use.VALUE
                      ? suggestions.at(name, pointer)
                      : Optional.<VariableDefinition>empty())
                  .orElseGet(() -> text(name, LONG_TEXTS.contains(pointer.step())));
          case BOOLEAN ->
              VariableDefinition.plain(name, VariableType.CHECKBOX, new ValueRules.None());
          case NUMBER -> VariableDefinition.plain(name, VariableType.NUMBER, number());
          case LIST ->
              VariableDefinition.plain(
                  name, VariableType.LIST, new ValueRules.Items(null, null, null));
          case INSIDE -> anything(name);
        });
  }

  private Optional<String> nearest(VariableName name) {
    return findings.nearest(
        name.value(),
        all.subList(0, declared).stream().map(v -> v.declared().name().value()).toList());
  }

  private int add(VariableDefinition definition) {
    int slot = all.size();
    all.add(variable(slot, definition));
    slots.put(definition.name().value(), slot);
    places.add(UNUSED);
    return slot;
  }

  private static Expression.Variable variable(int slot, VariableDefinition definition) {
    return new Expression.Variable(slot, definition, ValueType.of(definition));
  }

  private static VariableDefinition anything(VariableName name) {
    return VariableDefinition.plain(name, VariableType.JSON, new ValueRules.Schema(null));
  }

  private static VariableDefinition text(VariableName name, boolean isLong) {
    return VariableDefinition.plain(
        name,
        isLong ? VariableType.TEXTAREA : VariableType.TEXT,
        new ValueRules.Text(null, null, null, null, null));
  }

  private static ValueRules number() {
    return new ValueRules.Numeric(null, null, null, null, null, null, false);
  }
}
