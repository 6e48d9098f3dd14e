package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Quoted;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.pattern.PatternBudget;
import io.emprops.template.schema.CompiledSchema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the members of a definition that its kind alone has. */
final class RulesReader {
  private final MemberReader members;
  private final Inner inner;
  private final PatternBudget patterns;

  RulesReader(MemberReader members, Inner inner, PatternBudget patterns) {
    this.members = members;
    this.inner = inner;
    this.patterns = patterns;
  }

  /** Reads a definition inside this one. */
  interface Inner {
    VariableDefinition read(String name, Member member, Pointer pointer);
  }

  ValueRules read(VariableType type) {
    return switch (type) {
      case TEXT, TEXTAREA -> text();
      case NUMBER, INTEGER, SLIDER, SEED -> numeric(type);
      case SELECT -> choice(type);
      case MULTISELECT -> choice(type);
      case DATE, TIME, DATETIME -> temporal(type);
      case URL -> new ValueRules.Url(members.texts("schemes"), members.texts("hosts"));
      case FILE, IMAGE, AUDIO, VIDEO -> asset();
      case JSON -> new ValueRules.Schema(schema());
      case SECRET ->
          new ValueRules.Secret(members.texts("hosts"), members.text("header").orElse(null));
      case LIST -> list();
      case OBJECT -> new ValueRules.Fields(fields());
      case CHECKBOX, COLOR, EMAIL -> new ValueRules.None();
    };
  }

  private ValueRules text() {
    return new ValueRules.Text(
        lower("min_length", "max_length"),
        upper("max_length"),
        pattern(),
        members.text("placeholder").orElse(null),
        members.count("rows").orElse(null));
  }

  private @Nullable String pattern() {
    Optional<String> pattern = members.text("pattern");
    Optional<String> fault = pattern.flatMap(patterns::fault);
    fault.ifPresent(f -> members.fault(ErrorCode.DEFINITION_PATTERN, "pattern", f));
    return fault.isPresent() ? null : pattern.orElse(null);
  }

  private ValueRules numeric(VariableType type) {
    Optional<BigDecimal> step = members.number("step");
    if (step.filter(s -> s.signum() <= 0).isPresent()) {
      members.fault(ErrorCode.DEFINITION_BOUNDS, "step", "a step must be more than 0");
      step = Optional.empty();
    }
    var rules =
        new ValueRules.Numeric(
            members.number("min").orElse(null),
            members.number("max").orElse(null),
            members.number("exclusive_min").orElse(null),
            members.number("exclusive_max").orElse(null),
            step.orElse(null),
            members.text("unit").orElse(null),
            members.flag("randomize"));
    boolean integer = type == VariableType.INTEGER || type == VariableType.SEED;
    if (NumberRange.any(rules, integer).isEmpty()) {
      members.fault(ErrorCode.DEFINITION_BOUNDS, "no number lies within the bounds");
    }
    return rules;
  }

  private ValueRules choice(VariableType type) {
    var options = new OptionReader(members).read();
    boolean isMany = type == VariableType.MULTISELECT;
    // They say nothing of one option, and are read all the same: they may be wrong.
    Integer min = lower("min_items", "max_items");
    Integer max = upper("max_items");
    return new ValueRules.Choice(
        options,
        members.text("options_from").orElse(null),
        members.flag("allow_other"),
        isMany ? min : null,
        isMany ? max : null);
  }

  private ValueRules temporal(VariableType type) {
    String after = moment(type, "after");
    String before = moment(type, "before");
    if (after != null && before != null && !isBefore(type, after, before)) {
      members.fault(ErrorCode.DEFINITION_BOUNDS, "nothing lies between after and before");
    }
    return new ValueRules.Temporal(after, before);
  }

  private @Nullable String moment(VariableType type, String name) {
    Optional<String> text = members.text(name);
    if (text.isPresent() && text.flatMap(t -> TemporalCheck.read(type, t)).isEmpty()) {
      members.fault(
          ErrorCode.DEFINITION_MEMBER,
          name,
          "%s must have the form %s".formatted(name, TemporalCheck.form(type)));
      return null;
    }
    return text.orElse(null);
  }

  private static boolean isBefore(VariableType type, String a, String b) {
    return TemporalCheck.read(type, a)
        .orElseThrow()
        .isBefore(TemporalCheck.read(type, b).orElseThrow());
  }

  private ValueRules asset() {
    return new ValueRules.Asset(
        members.texts("accept"),
        members.integer("max_bytes").orElse(null),
        members.flag("multiple"),
        lower("min_items", "max_items"),
        upper("max_items"));
  }

  private @Nullable JsonValue schema() {
    Optional<JsonValue> schema = members.json("schema");
    if (schema.isPresent()
        && CompiledSchema.compile(schema.get())
            instanceof CompiledSchema.Result.Invalid(String pointer, String message)) {
      members.fault(ErrorCode.DEFINITION_MEMBER, "schema", (pointer + " " + message).strip());
      return null;
    }
    return schema.orElse(null);
  }

  private ValueRules list() {
    VariableDefinition items =
        members
            .member("items")
            .map(member -> inner.read("item", member, members.pointer("items")))
            .orElse(null);
    return new ValueRules.Items(items, lower("min_items", "max_items"), upper("max_items"));
  }

  private Map<VariableName, VariableDefinition> fields() {
    Map<VariableName, VariableDefinition> fields = new LinkedHashMap<>();
    members.members("fields").ifPresent(object -> object.members().forEach(m -> field(m, fields)));
    return fields;
  }

  private void field(Member member, Map<VariableName, VariableDefinition> fields) {
    String name = member.name().value();
    if (VariableName.isValid(name)) {
      Pointer pointer = members.pointer("fields").child(name);
      fields.putIfAbsent(new VariableName(name), inner.read(name, member, pointer));
    } else {
      members.fault(
          ErrorCode.DEFINITION_NAME, "fields", "%s is no name".formatted(Quoted.of(name)));
    }
  }

  private @Nullable Integer lower(String lower, String upper) {
    Optional<Integer> min = members.count(lower);
    Optional<Integer> max = members.quietCount(upper);
    if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
      members.fault(ErrorCode.DEFINITION_BOUNDS, "%s is more than %s".formatted(lower, upper));
    }
    return min.orElse(null);
  }

  private @Nullable Integer upper(String name) {
    return members.count(name).orElse(null);
  }
}
