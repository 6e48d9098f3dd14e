package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.template.parse.Pointer;

/** Holds a value that is there against the bounds of its kind. */
interface ValueCheck {

  /** The value as its kind; where it does not fit, the value as given, and {@code run} has why. */
  JsonValue check(JsonValue value, Pointer at, CheckRun run);
}
