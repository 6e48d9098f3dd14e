package io.emprops.it.bench;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.bench.engine.Contender;
import io.emprops.it.bench.engine.Engine;
import io.emprops.it.bench.work.ExpectedPayload;
import io.emprops.it.bench.work.StandardWork;
import io.emprops.it.bench.work.Work;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what the contenders render against what the works must give, before anything is timed. */
final class PayloadCheck {
  private static final int CONTEXT = 40;

  private PayloadCheck() {}

  /** What is wrong, a line each; empty if all may be measured. */
  static List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      for (StandardWork work : StandardWork.values()) {
        faults.addAll(faults(contender, work));
      }
    }
    return faults;
  }

  /** What one contender gets wrong in one work, with its usual inputs and with hostile ones. */
  static List<String> faults(Contender contender, StandardWork standard) {
    Work work = standard.work();
    Engine.Template template = contender.engine().read(work);
    List<String> faults = new ArrayList<>();
    Map.of("inputs", work.inputs(), "hostile inputs", work.hostileInputs())
        .forEach(
            (kind, inputs) ->
                fault(contender, template, work, inputs)
                    .ifPresent(
                        fault ->
                            faults.add(
                                "%s, %s, %s: %s"
                                    .formatted(contender.wire(), work.name(), kind, fault))));
    return faults;
  }

  private static Optional<String> fault(
      Contender contender, Engine.Template template, Work work, JsonObject inputs) {
    JsonValue expected = ExpectedPayload.of(work.template(), inputs);
    ByteBuffer rendered = template.with(inputs).render();
    return contender.exact() ? fault(expected, rendered) : faultOfShape(expected, rendered);
  }

  /** How a payload differs from the expected tree. */
  static Optional<String> fault(JsonValue expected, ByteBuffer rendered) {
    try {
      JsonValue actual = parsed(rendered);
      return actual.equals(expected)
          ? Optional.empty()
          : Optional.of(difference(expected.toJson(), actual.toJson()));
    } catch (JsonTextException e) {
      return Optional.of("not JSON: " + e.getMessage());
    }
  }

  private static Optional<String> faultOfShape(JsonValue expected, ByteBuffer rendered) {
    try {
      String wanted = shape(expected).toJson();
      String actual = shape(parsed(rendered)).toJson();
      return actual.equals(wanted) ? Optional.empty() : Optional.of(difference(wanted, actual));
    } catch (JsonTextException e) {
      return Optional.of("not JSON: " + e.getMessage());
    }
  }

  private static JsonValue parsed(ByteBuffer rendered) {
    return JsonText.parse(StandardCharsets.UTF_8.decode(rendered).toString());
  }

  private static JsonValue shape(JsonValue value) {
    return switch (value) {
      case JsonArray(var elements) ->
          new JsonArray(elements.stream().map(PayloadCheck::shape).toList());
      case JsonObject(var members) -> {
        Map<String, JsonValue> shapes = new LinkedHashMap<>();
        members.forEach((name, member) -> shapes.put(name, shape(member)));
        yield new JsonObject(shapes);
      }
      default -> JsonValue.ofNull();
    };
  }

  private static String difference(String expected, String actual) {
    int at = 0;
    while (at < Math.min(expected.length(), actual.length())
        && expected.charAt(at) == actual.charAt(at)) {
      at++;
    }
    return "expected …%s… but was …%s…".formatted(around(expected, at), around(actual, at));
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - CONTEXT / 2), Math.min(text.length(), at + CONTEXT));
  }
}
