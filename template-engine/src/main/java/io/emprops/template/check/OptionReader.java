package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.ChoiceOption;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import io.emprops.template.parse.SourceValue.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the options of a choice: scalars, or {@code {value, label, description}}. */
final class OptionReader {
  private static final Set<String> MEMBERS = Set.of("value", "label", "description");

  private final MemberReader members;
  private final List<ChoiceOption> options = new ArrayList<>();
  private @Nullable Set<ScalarKey> many;

  OptionReader(MemberReader members) {
    this.members = members;
  }

  List<ChoiceOption> read() {
    List<SourceValue> elements =
        members.elements("options").map(SourceValue.Elements::elements).orElse(List.of());
    elements.forEach(this::option);
    boolean isOpen =
        members.value("options_from").isPresent() || members.value("allow_other").isPresent();
    if (elements.isEmpty() && !isOpen) {
      members.fault(ErrorCode.DEFINITION_OPTIONS, "there are no options");
    }
    return List.copyOf(options);
  }

  private void option(SourceValue element) {
    Optional<ChoiceOption> option =
        element instanceof Members object ? labelled(object) : plain(element);
    if (option.isEmpty()) {
      fault("an option is text, a number, a boolean, or {value, label, description}");
    } else if (!isNew(option.get().value())) {
      fault("two options are equal: " + option.get().value().toJson());
    } else {
      options.add(option.get());
    }
  }

  /** Whether no option before has the value. */
  private boolean isNew(JsonValue value) {
    if (options.size() <= ChoiceIndex.FEW) {
      return !new ChoiceIndex.Few(options).holds(value);
    }
    Set<ScalarKey> known = many;
    if (known == null) {
      known = new HashSet<>();
      for (ChoiceOption option : options) {
        known.add(ScalarKey.of(option.value()));
      }
      many = known;
    }
    return known.add(ScalarKey.of(value));
  }

  private static Optional<ChoiceOption> plain(SourceValue element) {
    return scalar(element).map(value -> new ChoiceOption(value, text(value), null));
  }

  private static Optional<ChoiceOption> labelled(Members object) {
    boolean isKnown =
        object.members().stream().allMatch(member -> MEMBERS.contains(member.name().value()));
    boolean isText =
        object.members().stream()
            .filter(member -> !member.name().value().equals("value"))
            .allMatch(member -> member.value() instanceof SourceString);
    return object
        .find("value")
        .map(Member::value)
        .flatMap(OptionReader::scalar)
        .filter(_ -> isKnown && isText)
        .map(
            value ->
                new ChoiceOption(
                    value,
                    text(object, "label").orElse(text(value)),
                    text(object, "description").orElse(null)));
  }

  private static Optional<JsonValue> scalar(SourceValue element) {
    return switch (element) {
      case SourceString text -> Optional.of(text.toJson());
      case Scalar(JsonValue.JsonNull _, _) -> Optional.empty();
      case Scalar(JsonValue value, _) -> Optional.of(value);
      case SourceValue.Elements _, Members _ -> Optional.empty();
    };
  }

  private static Optional<String> text(Members object, String name) {
    return object.find(name).map(member -> text(member.value().toJson()));
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString(String text) ? text : value.toJson();
  }

  private void fault(String message) {
    members.fault(ErrorCode.DEFINITION_OPTIONS, "options", message);
  }
}
