package io.emprops.template.cases;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.RenderOutcome;
import io.emprops.template.parse.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a case of the language expects, in the JSON in which it stands. */
record LanguageExpectation(JsonObject expect) {
  private static final Set<String> DIAGNOSTICS = Set.of("errors", "warnings", "breaches");
  private static final Set<String> OTHERS = Set.of("payload", "late", "only_errors");

  /** Why it cannot be read. */
  static Optional<String> fault(JsonObject expect) {
    return expect.members().entrySet().stream()
        .flatMap(member -> fault(member.getKey(), member.getValue()).stream())
        .findFirst();
  }

  private static Optional<String> fault(String name, JsonValue value) {
    if (name.equals("only_errors") && !value.equals(JsonValue.of(true))) {
      return Optional.of("only_errors must be true or left out");
    }
    if (OTHERS.contains(name)) {
      return Optional.empty();
    }
    if (!DIAGNOSTICS.contains(name)) {
      return Optional.of("expect has no member " + Quoted.of(name));
    }
    boolean areObjects =
        value instanceof JsonArray(var each)
            && each.stream().allMatch(JsonObject.class::isInstance);
    return areObjects ? Optional.empty() : Optional.of(name + " must be an array of objects");
  }

  /** Lines that say how it differs; none if all is as expected. */
  List<String> faults(List<Diagnostic> warnings, LanguageOutcome found) {
    boolean areAll = expect.member("errors").isEmpty() || expect.member("only_errors").isPresent();
    List<String> faults = new ArrayList<>(diagnostics("errors", found.errors(), areAll));
    faults.addAll(diagnostics("warnings", warnings, expect.member("warnings").isPresent()));
    if (found.outcome() instanceof RenderOutcome.Rendered(var payload, var late)) {
      faults.addAll(
          diagnostics("breaches", found.breaches(), expect.member("breaches").isPresent()));
      faults.addAll(value("payload", "the payload differs", payload));
      faults.addAll(value("late", "the late values differ", DiagnosticJson.late(late)));
    }
    faults.addAll(
        Expectation.lines("other ways of rendering come to something else", found.unlike()));
    return List.copyOf(faults);
  }

  private List<String> diagnostics(String member, List<Diagnostic> found, boolean areAll) {
    List<JsonObject> told = found.stream().map(DiagnosticJson::of).toList();
    List<JsonValue> wanted =
        expect.member(member).orElse(JsonValue.array()) instanceof JsonArray(var elements)
            ? elements
            : List.of();
    List<String> lines =
        new ArrayList<>(
            wanted.stream()
                .filter(each -> told.stream().noneMatch(one -> Expectation.has(one, each)))
                .map(each -> "- " + each.toJson())
                .toList());
    if (!lines.isEmpty() || (areAll && found.size() != wanted.size())) {
      found.forEach(each -> lines.add(Expectation.line(each)));
    }
    return Expectation.lines("the %s differ".formatted(member), lines);
  }

  /** Each digit counts, and the order of members. */
  private List<String> value(String member, String heading, JsonValue found) {
    Optional<JsonValue> wanted =
        expect.member(member).filter(value -> !value.toJson().equals(found.toJson()));
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<String> places = Differences.between(wanted.get(), found);
    return Expectation.lines(
        heading,
        places.isEmpty() ? List.of("- " + wanted.get().toJson(), "+ " + found.toJson()) : places);
  }
}
