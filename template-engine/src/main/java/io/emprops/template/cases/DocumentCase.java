package io.emprops.template.cases;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.template.parse.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One case of a document, as far as it can be read. */
sealed interface DocumentCase {
  Set<String> EXPECT = Set.of("payload", "late", "errors");

  /** A case that can be run. */
  record Complete(JsonObject inputs, Expectation expectation) implements DocumentCase {}

  /** A case that cannot, and why. */
  record Unreadable(String reason) implements DocumentCase {}

  static DocumentCase read(JsonValue json) {
    if (!(json instanceof JsonObject object)) {
      return new Unreadable("a case must be an object");
    }
    if (!(object.member("inputs").orElse(JsonValue.emptyObject()) instanceof JsonObject inputs)) {
      return new Unreadable("inputs must be an object");
    }
    if (!(object.member("expect").orElse(JsonValue.ofNull()) instanceof JsonObject expect)) {
      return new Unreadable("expect is missing or no object");
    }
    return fault(expect)
        .<DocumentCase>map(Unreadable::new)
        .orElseGet(() -> new Complete(inputs, expectation(expect)));
  }

  private static Optional<String> fault(JsonObject expect) {
    Optional<String> unknown =
        expect.members().keySet().stream().filter(name -> !EXPECT.contains(name)).findFirst();
    if (unknown.isPresent()) {
      return Optional.of("expect has no member " + Quoted.of(unknown.get()));
    }
    if (expect.members().isEmpty()) {
      return Optional.of("expect must have a payload, late values or errors");
    }
    Optional<JsonValue> errors = expect.member("errors");
    if (errors.isEmpty()) {
      return Optional.empty();
    }
    boolean areObjects =
        errors.get() instanceof JsonArray(var each)
            && !each.isEmpty()
            && each.stream().allMatch(JsonObject.class::isInstance);
    if (!areObjects) {
      return Optional.of("errors must be an array of objects, and not empty");
    }
    return expect.members().size() > 1
        ? Optional.of("what ends in errors has neither a payload nor late values")
        : Optional.empty();
  }

  private static Expectation expectation(JsonObject expect) {
    return expect.member("errors").orElse(JsonValue.ofNull()) instanceof JsonArray(var errors)
        ? new Expectation.Errors(errors)
        : new Expectation.Payload(
            expect.member("payload").map(List::of).orElse(List.of()),
            expect.member("late").map(List::of).orElse(List.of()));
  }
}
