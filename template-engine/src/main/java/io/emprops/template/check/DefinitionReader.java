package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.NearestName;
import io.emprops.core.template.OnMissing;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.core.template.WhenHidden;
import io.emprops.template.check.Definitions.Declared;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Quoted;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.SourceValue.Elements;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import io.emprops.template.pattern.PatternBudget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the definitions of variables and notes what is wrong with them. */
public final class DefinitionReader {
  private static final Map<String, OnMissing> ON_MISSING =
      Map.of(
          "error", OnMissing.ERROR,
          "omit", OnMissing.OMIT,
          "null", OnMissing.NULL,
          "empty", OnMissing.EMPTY);
  private static final Map<String, WhenHidden> WHEN_HIDDEN =
      Map.of("drop", WhenHidden.DROP, "keep", WhenHidden.KEEP);

  private final Findings findings;
  private final PatternBudget patterns = new PatternBudget();

  private DefinitionReader(Findings findings) {
    this.findings = findings;
  }

  /** Reads a document's {@code variable_types}. */
  public static Definitions read(Members definitions, Pointer pointer, Findings findings) {
    var reader = new DefinitionReader(findings);
    List<Declared> declared = new ArrayList<>(definitions.members().size());
    Set<String> seen = new HashSet<>();
    for (Member member : definitions.members()) {
      if (!definitions.repeats() || seen.add(member.name().value())) {
        reader
            .name(member, pointer)
            .ifPresent(name -> declared.add(reader.declared(name, member, pointer)));
      }
    }
    return new Definitions(declared);
  }

  private Optional<VariableName> name(Member member, Pointer pointer) {
    String name = member.name().value();
    if (VariableName.isValid(name)) {
      return Optional.of(new VariableName(name));
    }
    findings.add(
        ErrorCode.DEFINITION_NAME,
        pointer.child(name),
        member.name().span(),
        "%s is no name: 1 to 64 letters, digits and _, and none of true, false, null"
            .formatted(Quoted.of(name)));
    return Optional.empty();
  }

  private Declared declared(VariableName name, Member member, Pointer pointer) {
    Pointer here = pointer.child(name.value());
    return new Declared(
        definition(name, member.value(), here),
        member.value(),
        here,
        member.name().span(),
        conditions(member.value()));
  }

  private static List<SourceString> conditions(SourceValue definition) {
    Optional<Member> condition =
        definition instanceof Members object ? object.find("visible_if") : Optional.empty();
    return condition.isPresent() && condition.get().value() instanceof SourceString text
        ? List.of(text)
        : List.of();
  }

  /** Reads one definition, which may hold others. */
  private VariableDefinition definition(VariableName name, SourceValue value, Pointer pointer) {
    if (!(value instanceof Members object)) {
      findings.add(
          ErrorCode.DEFINITION_MEMBER, pointer, value.span(), "a definition must be an object");
      return VariableDefinition.plain(name, VariableType.JSON, new ValueRules.Schema(null));
    }
    var members = new MemberReader(object, pointer, findings);
    int errors = findings.count();
    Optional<VariableType> type = type(members);
    type.ifPresent(t -> members.refuseOthers(DefinitionMembers.of(t), t.wire()));
    ValueRules rules =
        type.map(t -> new RulesReader(members, this::inner, patterns).read(t))
            .orElse(new ValueRules.Schema(null));
    var definition = definition(name, type.orElse(VariableType.JSON), rules, members);
    if (findings.count() == errors) {
      values(definition, members);
    }
    return definition;
  }

  private VariableDefinition inner(String name, Member member, Pointer pointer) {
    if (member.value() instanceof Members object) {
      new MemberReader(object, pointer, findings)
          .fault(
              ErrorCode.DEFINITION_CONDITION, "visible_if", "only whole variables can be hidden");
    }
    return definition(new VariableName(name), member.value(), pointer);
  }

  private static Optional<VariableType> type(MemberReader members) {
    if (members.value("type").isEmpty()) {
      members.fault(ErrorCode.DEFINITION_TYPE, "the type is missing");
      return Optional.empty();
    }
    String name =
        members.value("type").orElseThrow() instanceof SourceString text ? text.value() : "";
    Optional<VariableType> type = VariableType.named(name);
    if (type.isEmpty()) {
      members.fault(
          ErrorCode.DEFINITION_TYPE,
          "type",
          "there is no type %s".formatted(Quoted.of(name)),
          nearest(name));
    }
    return type;
  }

  private static Optional<String> nearest(String name) {
    return NearestName.of(name, VariableType.names())
        .flatMap(VariableType::named)
        .map(near -> "did you mean " + near.wire() + "?");
  }

  private static VariableDefinition definition(
      VariableName name, VariableType type, ValueRules rules, MemberReader members) {
    boolean required = members.flag("required");
    return new VariableDefinition(
        name,
        type,
        rules,
        members.text("label").orElse(null),
        members.text("description").orElse(null),
        members.json("default").orElse(null),
        required,
        members.flag("nullable"),
        members.oneOf("on_missing", ON_MISSING).orElse(required ? OnMissing.ERROR : OnMissing.OMIT),
        members.text("group").orElse(null),
        members.integer("order").map(DefinitionReader::order).orElse(null),
        members.text("visible_if").orElse(null),
        members.oneOf("when_hidden", WHEN_HIDDEN).orElse(WhenHidden.DROP),
        members.flag("deprecated"),
        members.elements("examples").map(DefinitionReader::json).orElse(List.of()));
  }

  private static int order(long order) {
    return Math.clamp(order, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static List<JsonValue> json(Elements elements) {
    List<JsonValue> values = new ArrayList<>();
    elements.elements().forEach(element -> values.add(element.toJson()));
    return values;
  }

  /** A default and examples must be values that the definition itself accepts. */
  private void values(VariableDefinition definition, MemberReader members) {
    JsonValue value = definition.defaultValue();
    if (value == null && definition.examples().isEmpty()) {
      return;
    }
    ValueCheck check = ValueChecks.of(definition);
    if (value != null) {
      fault(check, value)
          .ifPresent(fault -> members.fault(ErrorCode.DEFINITION_DEFAULT, "default", fault));
    }
    for (JsonValue example : definition.examples()) {
      fault(check, example)
          .ifPresent(fault -> members.fault(ErrorCode.DEFINITION_MEMBER, "examples", fault));
    }
  }

  /** Null says that there is no value, so it breaks no bounds. */
  private static Optional<String> fault(ValueCheck check, JsonValue value) {
    if (value instanceof JsonNull) {
      return Optional.empty();
    }
    var run = new CheckRun(false);
    check.check(value, Pointer.root(), run);
    return run.errors().isEmpty() ? Optional.empty() : Optional.of(told(run.errors().getFirst()));
  }

  private static String told(Diagnostic error) {
    return (error.pointer() + " " + error.message()).strip();
  }
}
