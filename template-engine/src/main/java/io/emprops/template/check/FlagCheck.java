package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.Pointer;

/** A boolean, or the text of one. */
record FlagCheck() implements ValueCheck {

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    return switch (value) {
      case JsonBoolean flag -> flag;
      case JsonString(String text) when text.equals("true") -> JsonValue.of(true);
      case JsonString(String text) when text.equals("false") -> JsonValue.of(false);
      default -> {
        run.add(ErrorCode.INPUT_TYPE, at, "must be true or false, not " + value.kind());
        yield value;
      }
    };
  }
}
