package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.ValueRules;
import io.emprops.template.parse.Pointer;
import io.emprops.template.pattern.TextPattern;
import java.util.Optional;

/** Text: a string with bounds on its length and perhaps a pattern. */
record TextCheck(ValueRules.Text rules, Optional<TextPattern> pattern) implements ValueCheck {

  static TextCheck of(ValueRules.Text rules) {
    return new TextCheck(rules, Optional.ofNullable(rules.pattern()).map(TextPattern::of));
  }

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    if (!(value instanceof JsonString(String text))) {
      run.add(ErrorCode.INPUT_TYPE, at, "must be text, not " + value.kind());
      return value;
    }
    length(text, at, run);
    if (pattern.isPresent()) {
      pattern
          .get()
          .objection(text)
          .ifPresent(objection -> run.add(ErrorCode.INPUT_PATTERN, at, objection));
    }
    return value;
  }

  private void length(String text, Pointer at, CheckRun run) {
    Integer min = rules.minLength();
    Integer max = rules.maxLength();
    if (min == null && max == null) {
      return;
    }
    int length = text.codePointCount(0, text.length());
    if (min != null && length < min) {
      run.add(ErrorCode.INPUT_MIN_LENGTH, at, "must have at least %d characters".formatted(min));
    }
    if (max != null && length > max) {
      run.add(ErrorCode.INPUT_MAX_LENGTH, at, "must have at most %d characters".formatted(max));
    }
  }
}
