package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableType;
import io.emprops.template.parse.Pointer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A date, time, or both in the form of RFC 3339, strictly between its bounds. */
record TemporalCheck(VariableType type, ValueRules.Temporal rules) implements ValueCheck {

  /** The moment, if the text has the form of its kind. */
  static Optional<Instant> read(VariableType type, String text) {
    return switch (type) {
      case DATE -> Rfc3339.date(text);
      case TIME -> Rfc3339.time(text);
      default -> Rfc3339.dateTime(text);
    };
  }

  /** An example of the form, for messages. */
  static String form(VariableType type) {
    return switch (type) {
      case DATE -> "2026-01-31";
      case TIME -> "08:30:00";
      default -> "2026-01-31T08:30:00Z";
    };
  }

  /** A moment just after a bound, or just before it. */
  static String beside(VariableType type, String bound, boolean after) {
    Duration unit = type == VariableType.DATE ? Duration.ofDays(1) : Duration.ofSeconds(1);
    Instant moment = read(type, bound).orElse(Instant.EPOCH);
    String text = (after ? moment.plus(unit) : moment.minus(unit)).toString();
    return switch (type) {
      case DATE -> text.substring(0, text.indexOf('T'));
      case TIME -> text.substring(text.indexOf('T') + 1);
      default -> text;
    };
  }

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    if (!(value instanceof JsonString(String text))) {
      run.add(ErrorCode.INPUT_TYPE, at, "must be text, not " + value.kind());
      return value;
    }
    Optional<Instant> moment = read(type, text);
    if (moment.isEmpty()) {
      run.add(ErrorCode.INPUT_FORMAT, at, "must have the form " + form(type));
    } else {
      bounds(moment.get(), at, run);
    }
    return value;
  }

  private void bounds(Instant moment, Pointer at, CheckRun run) {
    String after = rules.after();
    String before = rules.before();
    if (after != null && read(type, after).filter(bound -> !moment.isAfter(bound)).isPresent()) {
      run.add(ErrorCode.INPUT_MIN, at, "must be after " + after);
    }
    if (before != null && read(type, before).filter(bound -> !moment.isBefore(bound)).isPresent()) {
      run.add(ErrorCode.INPUT_MAX, at, "must be before " + before);
    }
  }
}
