package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.template.parse.Pointer;

/** Any JSON value. */
record AnyCheck() implements ValueCheck {

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    return value;
  }
}
