package io.emprops.template.cases;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.RenderOutcome;
import java.util.ArrayList;
import java.util.List;

/** What a case expects of a rendering. */
sealed interface Expectation {

  /** Lines that say how the outcome differs; none if it is as expected. */
  List<String> faults(RenderOutcome outcome);

  /**
   * A payload comes out.
   *
   * @param payload none or one
   * @param late none or one array of all late values
   */
  record Payload(List<JsonValue> payload, List<JsonValue> late) implements Expectation {
    public Payload {
      payload = List.copyOf(payload);
      late = List.copyOf(late);
    }

    @Override
    public List<String> faults(RenderOutcome outcome) {
      return switch (outcome) {
        case RenderOutcome.Refused(var errors) ->
            lines("no errors were expected", errors.stream().map(Expectation::line).toList());
        case RenderOutcome.Rendered(var rendered, var values) -> {
          List<String> faults = new ArrayList<>();
          payload.forEach(
              wanted ->
                  faults.addAll(
                      lines("the payload differs", Differences.between(wanted, rendered))));
          late.forEach(
              wanted ->
                  faults.addAll(
                      lines(
                          "the late values differ",
                          Differences.between(wanted, DiagnosticJson.late(values)))));
          yield faults;
        }
      };
    }
  }

  /** At least these errors are found, each an object of the members that must be equal. */
  record Errors(List<JsonValue> errors) implements Expectation {
    public Errors {
      errors = List.copyOf(errors);
    }

    @Override
    public List<String> faults(RenderOutcome outcome) {
      return switch (outcome) {
        case RenderOutcome.Rendered(var payload, _) ->
            lines("errors were expected, but it rendered", List.of("+ " + payload.toJson()));
        case RenderOutcome.Refused(var found) -> {
          List<JsonObject> told = found.stream().map(DiagnosticJson::of).toList();
          List<String> missing =
              errors.stream()
                  .filter(wanted -> told.stream().noneMatch(error -> has(error, wanted)))
                  .map(wanted -> "- " + wanted.toJson())
                  .toList();
          List<String> faults = new ArrayList<>(lines("these errors were not found", missing));
          if (!missing.isEmpty()) {
            found.forEach(error -> faults.add(line(error)));
          }
          yield faults;
        }
      };
    }
  }

  /** Whether a diagnostic in JSON has each member that is wanted, with that value. */
  static boolean has(JsonObject diagnostic, JsonValue wanted) {
    return wanted instanceof JsonObject members
        && members.members().entrySet().stream()
            .allMatch(
                member ->
                    diagnostic
                        .member(member.getKey())
                        .filter(member.getValue()::equals)
                        .isPresent());
  }

  /** The details below their heading; nothing if there are none. */
  static List<String> lines(String heading, List<String> details) {
    List<String> lines = new ArrayList<>();
    if (!details.isEmpty()) {
      lines.add(heading);
      lines.addAll(details);
    }
    return lines;
  }

  /** A diagnostic that came out. */
  static String line(Diagnostic found) {
    return "+ %s %s %s".formatted(found.code().wire(), found.pointer(), found.message());
  }
}
