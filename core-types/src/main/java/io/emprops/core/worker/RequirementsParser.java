package io.emprops.core.worker;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.NearestName;
import io.emprops.core.worker.Requirements.Condition;
import io.emprops.core.worker.Requirements.Hardware;
import io.emprops.core.worker.Requirements.Isolation;
import io.emprops.core.worker.Requirements.Label;
import io.emprops.core.worker.Requirements.Model;
import io.emprops.core.worker.Requirements.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads requirements: {@code {hardware, models, labels, customer_isolation, negative, preferred}},
 * and the older {@code {positive_requirements, negative_requirements}}. The text {@code "all"} asks
 * nothing. A member with another name is a label at that path, as it was before. An array holds
 * several of them, of which each must hold ({@link JointRequirements}).
 */
public final class RequirementsParser {
  private static final String ASKS_NOTHING = "all";
  private static final Set<String> MEMBERS =
      Set.of("hardware", "models", "labels", "customer_isolation");
  private static final String PREFERRED = "preferred";
  private static final String STRICT = "strict";
  private static final Set<String> POSITIVE = Set.of("positive_requirements");
  private static final Set<String> NEGATIVE = Set.of("negative", "negative_requirements");
  private static final List<String> NAMES =
      List.of(
          "hardware",
          "models",
          "labels",
          "negative",
          "preferred",
          "customer_isolation",
          "positive_requirements",
          "negative_requirements");

  private final List<String> errors = new ArrayList<>();

  private RequirementsParser() {}

  /** What became of reading requirements. */
  public sealed interface Parsed {

    /** They can be matched. */
    record Read(Requirements requirements) implements Parsed {}

    /** They cannot, because of each of these. */
    record Malformed(List<String> errors) implements Parsed {
      public Malformed {
        errors = List.copyOf(errors);
      }
    }
  }

  /** Reads requirements; none ask nothing. */
  public static Parsed parse(@Nullable JsonValue json) {
    if (json == null || json instanceof JsonNull) {
      return new Parsed.Read(Requirements.NONE);
    }
    var parser = new RequirementsParser();
    Requirements read =
        parser.joint(
            json instanceof JsonArray(var parts) && !parts.isEmpty() ? parts : List.of(json));
    return parser.errors.isEmpty() ? new Parsed.Read(read) : new Parsed.Malformed(parser.errors);
  }

  private Requirements joint(List<JsonValue> parts) {
    Requirements joint = Requirements.NONE;
    for (JsonValue part : parts) {
      joint =
          joint.and(object("requirements", part).map(this::requirements).orElse(Requirements.NONE));
    }
    return joint;
  }

  private Requirements requirements(JsonObject object) {
    List<Condition> all = new ArrayList<>();
    List<Condition> none = new ArrayList<>();
    List<Condition> preferred = new ArrayList<>();
    object
        .members()
        .forEach(
            (name, value) -> {
              if (POSITIVE.contains(name)) {
                conditions(name, value, all);
              } else if (NEGATIVE.contains(name)) {
                conditions(name, value, none);
              } else if (name.equals(PREFERRED)) {
                conditions(name, value, preferred);
              } else {
                member(name, value, all, true);
              }
            });
    return new Requirements(all, none, preferred);
  }

  private void conditions(String at, JsonValue value, List<Condition> into) {
    object(at, value)
        .ifPresent(o -> o.members().forEach((name, each) -> member(name, each, into, false)));
  }

  private void member(String name, JsonValue value, List<Condition> into, boolean checksName) {
    switch (name) {
      case "hardware" -> hardware(value, into);
      case "models" -> models(value, into);
      case "customer_isolation" -> isolation(value, into);
      case "labels" -> object("labels", value).ifPresent(o -> labels("", o, into));
      default -> {
        Optional<String> meant = NearestName.of(name, NAMES);
        if (checksName && meant.isPresent() && !MEMBERS.contains(name)) {
          errors.add("'%s' is not known; '%s' is".formatted(name, meant.get()));
        } else {
          label(name, value, into);
        }
      }
    }
  }

  private void hardware(JsonValue value, List<Condition> into) {
    if (asksNothing(value)) {
      return;
    }
    object("hardware", value)
        .ifPresent(
            parts ->
                parts
                    .members()
                    .forEach(
                        (part, amount) -> {
                          if (asksNothing(amount)) {
                            return;
                          }
                          if (amount instanceof JsonNumber(String digits)
                              && Double.isFinite(Double.parseDouble(digits))) {
                            into.add(new Hardware(part, Double.parseDouble(digits)));
                          } else {
                            errors.add(
                                "hardware.%s must be a number or \"all\", not %s"
                                    .formatted(part, amount.kind()));
                          }
                        }));
  }

  private void models(JsonValue value, List<Condition> into) {
    switch (value) {
      case JsonString(String model) when model.equals(ASKS_NOTHING) -> {}
      case JsonString(String model) -> into.add(new Model(model));
      case JsonArray(var models) -> {
        for (JsonValue model : models) {
          if (model instanceof JsonString(String name)) {
            into.add(new Model(name));
          } else {
            errors.add("models must hold strings, not " + model.kind());
          }
        }
      }
      default -> errors.add("models must be an array of strings or \"all\", not " + value.kind());
    }
  }

  private void isolation(JsonValue value, List<Condition> into) {
    switch (value) {
      case JsonString(String mode) when mode.equals(STRICT) -> into.add(new Isolation(mode));
      case JsonString(String mode) when mode.equals("none") || mode.equals("loose") -> {}
      case JsonValue all when asksNothing(all) -> {}
      default ->
          errors.add(
              "customer_isolation must be \"strict\", \"loose\", \"none\" or \"all\", not "
                  + value.toJson());
    }
  }

  private void labels(String prefix, JsonObject object, List<Condition> into) {
    object.members().forEach((name, value) -> label(prefix + name, value, into));
  }

  private void label(String path, JsonValue value, List<Condition> into) {
    switch (value) {
      case JsonObject object when isComparison(object) -> comparison(path, object, into);
      case JsonObject object -> labels(path + ".", object, into);
      case JsonArray array -> into.add(new Label(path, Operator.CONTAINS_ALL, array));
      default -> {
        if (!asksNothing(value)) {
          into.add(new Label(path, Operator.EQUAL, value));
        }
      }
    }
  }

  private static boolean isComparison(JsonObject object) {
    return !object.members().isEmpty()
        && object.members().keySet().stream().allMatch(name -> operator(name).isPresent());
  }

  private void comparison(String path, JsonObject object, List<Condition> into) {
    for (Map.Entry<String, JsonValue> entry : object.members().entrySet()) {
      Operator operator = operator(entry.getKey()).orElseThrow();
      String expected = expected(operator, entry.getValue());
      if (expected.isEmpty()) {
        into.add(new Label(path, operator, entry.getValue()));
      } else {
        errors.add(
            "labels.%s: '%s' needs %s, not %s"
                .formatted(path, operator.wire(), expected, entry.getValue().kind()));
      }
    }
  }

  private static String expected(Operator operator, JsonValue operand) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, CONTAINS -> "";
      case LESS, AT_MOST, GREATER, AT_LEAST ->
          operand instanceof JsonNumber || operand instanceof JsonString
              ? ""
              : "a number or a string";
      case IN, CONTAINS_ALL -> operand instanceof JsonArray ? "" : "an array";
    };
  }

  private static Optional<Operator> operator(String wire) {
    return Arrays.stream(Operator.values()).filter(o -> o.wire().equals(wire)).findFirst();
  }

  private Optional<JsonObject> object(String at, JsonValue value) {
    if (value instanceof JsonObject object) {
      return Optional.of(object);
    }
    errors.add("%s must be an object, not %s".formatted(at, value.kind()));
    return Optional.empty();
  }

  private static boolean asksNothing(JsonValue value) {
    return value instanceof JsonString(String text) && text.equals(ASKS_NOTHING);
  }
}
