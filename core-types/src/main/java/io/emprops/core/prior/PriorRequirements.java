package io.emprops.core.prior;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.worker.RequirementsParser;
import io.emprops.core.worker.RequirementsParser.Parsed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what a prior job asked of its worker and says it in this system's shape. A number asks for
 * at least as much, an array for all of its elements, any other value for a label that has or is
 * it. Where a positive set is given, nothing else of the object counts but the negative one.
 */
final class PriorRequirements {
  private static final String POSITIVE = "positive_requirements";
  private static final String NEGATIVE = "negative_requirements";
  private static final String ROOT = "/requirements";
  private static final Set<String> ISOLATION = Set.of("strict", "loose", "none");

  /** Documented, compared with nothing that a worker has, and so of use as "all" only. */
  private static final Set<String> NEVER_MET = Set.of("component", "workflow", "quality_level");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final BigDecimal MOST_MINUTES = BigDecimal.valueOf(7 * 24 * 60);

  private final List<ImportFault> faults = new ArrayList<>();
  private final List<Duration> attemptTimeouts = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();

  private PriorRequirements() {}

  /** What became of them. */
  sealed interface Read {

    /**
     * They can be asked here.
     *
     * @param requirements empty where nothing is asked
     * @param dropped whether something was left out that the prior system read over
     */
    record Asked(
        Optional<JsonObject> requirements, Optional<Duration> attemptTimeout, boolean dropped)
        implements Read {}

    /** They cannot, because of each of these. */
    record Unsupported(List<ImportFault> faults) implements Read {
      public Unsupported {
        faults = List.copyOf(faults);
      }
    }
  }

  static Read read(JsonValue json) {
    if (json instanceof JsonNull) {
      return new Read.Asked(Optional.empty(), Optional.empty(), false);
    }
    var reader = new PriorRequirements();
    Map<String, JsonValue> asked = reader.requirements(json);
    if (!reader.faults.isEmpty()) {
      return new Read.Unsupported(reader.faults);
    }
    var shaped = new JsonObject(asked);
    return switch (RequirementsParser.parse(shaped)) {
      case Parsed.Malformed _ -> new Read.Unsupported(List.of(fault(ROOT, "cannot be asked here")));
      case Parsed.Read _ ->
          new Read.Asked(
              asked.isEmpty() ? Optional.empty() : Optional.of(shaped),
              reader.attemptTimeouts.stream().findFirst(),
              !reader.dropped.isEmpty());
    };
  }

  private Map<String, JsonValue> requirements(JsonValue json) {
    return object(ROOT, json).map(this::requirements).orElseGet(Map::of);
  }

  private Map<String, JsonValue> requirements(JsonObject all) {
    Optional<JsonValue> positive = all.member(POSITIVE).filter(v -> !(v instanceof JsonNull));
    Optional<JsonValue> negative = all.member(NEGATIVE).filter(v -> !(v instanceof JsonNull));
    Map<String, JsonValue> rest = new LinkedHashMap<>(all.members());
    rest.remove(POSITIVE);
    rest.remove(NEGATIVE);
    if (positive.isPresent()) {
      dropped.addAll(rest.keySet());
    }
    Map<String, JsonValue> asked =
        positive
            .map(
                set ->
                    object(ROOT + "/" + POSITIVE, set)
                        .map(o -> conditions(ROOT + "/" + POSITIVE, o))
                        .orElseGet(Map::of))
            .orElseGet(() -> conditions(ROOT, new JsonObject(rest)));
    Map<String, JsonValue> whole = new LinkedHashMap<>(asked);
    negative
        .flatMap(set -> object(ROOT + "/" + NEGATIVE, set))
        .map(o -> conditions(ROOT + "/" + NEGATIVE, o))
        .filter(none -> !none.isEmpty())
        .ifPresent(none -> whole.put("negative", new JsonObject(none)));
    return whole;
  }

  private Map<String, JsonValue> conditions(String at, JsonObject set) {
    Map<String, JsonValue> asked = new LinkedHashMap<>();
    Map<String, JsonValue> labels = new LinkedHashMap<>();
    set.members()
        .forEach(
            (name, value) -> {
              String place = child(at, name);
              if (name.equals("service_type")) {
                dropped.add(place);
              } else if (!asksNothing(value)) {
                condition(place, name, value, asked, labels);
              }
            });
    if (!labels.isEmpty()) {
      asked.put("labels", new JsonObject(labels));
    }
    return asked;
  }

  private void condition(
      String place,
      String name,
      JsonValue value,
      Map<String, JsonValue> asked,
      Map<String, JsonValue> labels) {
    switch (name) {
      case "hardware" -> put(asked, name, hardware(place, value));
      case "models" -> put(asked, name, models(place, value));
      case "customer_isolation" -> put(asked, name, isolation(place, value));
      case "timeout_minutes" -> timeout(place, value);
      default -> {
        if (NEVER_MET.contains(name)) {
          faults.add(fault(place, "nothing that a worker offers stands for it"));
        } else {
          put(labels, name, label(place, value));
        }
      }
    }
  }

  private static void put(Map<String, JsonValue> into, String name, Optional<JsonValue> value) {
    value.ifPresent(v -> into.put(name, v));
  }

  private Optional<JsonValue> hardware(String at, JsonValue value) {
    Map<String, JsonValue> parts = new LinkedHashMap<>();
    object(at, value)
        .ifPresent(
            o ->
                o.members()
                    .forEach(
                        (part, amount) -> {
                          if (!asksNothing(amount)) {
                            put(parts, part, number(child(at, part), amount));
                          }
                        }));
    return parts.isEmpty() ? Optional.empty() : Optional.of(new JsonObject(parts));
  }

  private Optional<JsonValue> number(String at, JsonValue value) {
    return switch (value) {
      case JsonNumber number -> Optional.of(number);
      case JsonString(String text) when NUMBER.matcher(text).matches() ->
          Optional.of(JsonValue.of(new BigDecimal(text)));
      default -> refuse(at, "must be a number or \"all\", not " + value.kind());
    };
  }

  private Optional<JsonValue> models(String at, JsonValue value) {
    return switch (value) {
      case JsonString model -> Optional.of(JsonValue.array(model));
      case JsonArray array when array.elements().stream().allMatch(JsonString.class::isInstance) ->
          array.elements().isEmpty() ? Optional.empty() : Optional.of(array);
      default -> refuse(at, "must be an array of strings or \"all\"");
    };
  }

  private Optional<JsonValue> isolation(String at, JsonValue value) {
    return value instanceof JsonString(String mode) && ISOLATION.contains(mode)
        ? Optional.of(value)
        : refuse(at, "must be \"strict\", \"loose\", \"none\" or \"all\"");
  }

  /** The prior system had no other place for it, and never looked at it. */
  private void timeout(String at, JsonValue value) {
    if (!at.startsWith(ROOT + "/" + NEGATIVE)
        && number(at, value).orElse(value) instanceof JsonNumber minutes
        && isTimeout(minutes)) {
      attemptTimeouts.add(
          Duration.ofMillis(minutes.decimal().multiply(BigDecimal.valueOf(60_000)).longValue()));
    } else {
      faults.add(fault(at, "must be minutes, more than 0 and at most a week"));
    }
  }

  private static boolean isTimeout(JsonNumber minutes) {
    return minutes.digits().length() <= 20
        && Double.parseDouble(minutes.digits()) >= 1.0 / 60
        && Double.parseDouble(minutes.digits()) <= MOST_MINUTES.doubleValue();
  }

  private Optional<JsonValue> label(String at, JsonValue value) {
    return switch (value) {
      case JsonNumber number -> Optional.of(JsonValue.object().put(">=", number).build());
      case JsonString _, JsonBoolean _ -> Optional.of(value);
      case JsonArray array when array.elements().stream().noneMatch(PriorRequirements::isNested) ->
          Optional.of(array);
      case JsonArray _ -> refuse(at, "must hold texts, numbers and booleans only");
      case JsonNull _ -> refuse(at, "asks for null, which no worker offers");
      case JsonObject object -> labels(at, object);
    };
  }

  private Optional<JsonValue> labels(String at, JsonObject object) {
    Map<String, JsonValue> labels = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (name, value) -> {
              if (!asksNothing(value)) {
                put(labels, name, label(child(at, name), value));
              }
            });
    return labels.isEmpty() ? Optional.empty() : Optional.of(new JsonObject(labels));
  }

  private static boolean isNested(JsonValue value) {
    return value instanceof JsonArray || value instanceof JsonObject || value instanceof JsonNull;
  }

  private Optional<JsonObject> object(String at, JsonValue value) {
    if (value instanceof JsonObject object) {
      return Optional.of(object);
    }
    faults.add(fault(at, "must be an object, not " + value.kind()));
    return Optional.empty();
  }

  private <T> Optional<T> refuse(String at, String message) {
    faults.add(fault(at, message));
    return Optional.empty();
  }

  private static ImportFault fault(String at, String message) {
    return new ImportFault(at, message);
  }

  private static String child(String at, String name) {
    return at + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static boolean asksNothing(JsonValue value) {
    return value instanceof JsonString(String text) && text.equals("all");
  }
}
