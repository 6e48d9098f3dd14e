package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableDefinition;

/** What an expression gave. */
sealed interface Evaluated {

  /** A value, perhaps null. */
  record Value(JsonValue value) implements Evaluated {}

  /** The one variable that it names has no value. */
  record Absent(VariableDefinition variable) implements Evaluated {}

  /** It has no value, and that is an error. */
  record Failed(ErrorCode code, String message) implements Evaluated {
    static Failed of(String message) {
      return new Failed(ErrorCode.EXPRESSION_EVALUATION, message);
    }

    /** Whether nothing more may be evaluated. */
    boolean isFinal() {
      return code != ErrorCode.EXPRESSION_EVALUATION;
    }
  }
}
