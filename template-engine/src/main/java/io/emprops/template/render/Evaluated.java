package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.OnMissing;

/** What an expression gave. */
sealed interface Evaluated {

  /** A value, perhaps null. */
  record Value(JsonValue value) implements Evaluated {}

  /** The one variable that it names has no value. */
  record Absent(OnMissing onMissing) implements Evaluated {}

  /** It has no value, and that is an error. */
  record Failed(String message) implements Evaluated {}
}
