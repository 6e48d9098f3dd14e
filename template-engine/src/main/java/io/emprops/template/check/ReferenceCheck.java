package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.Pointer;

/**
 * A reference to what is stored elsewhere: {@code {"asset": "<id>"}} or {@code {"secret":
 * "<name>"}}.
 */
record ReferenceCheck(String member) implements ValueCheck {
  private static final int MAX_LENGTH = 256;

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    if (!isReference(value)) {
      run.add(
          ErrorCode.INPUT_TYPE, at, "must be {\"%s\": \"…\"} and nothing else".formatted(member));
    }
    return value;
  }

  private boolean isReference(JsonValue value) {
    return value instanceof JsonObject object
        && object.members().size() == 1
        && object.member(member).orElse(JsonValue.ofNull()) instanceof JsonString(String id)
        && !id.isBlank()
        && id.length() <= MAX_LENGTH;
  }
}
