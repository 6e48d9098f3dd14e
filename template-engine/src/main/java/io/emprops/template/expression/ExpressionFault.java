package io.emprops.template.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelRuntimeException;
import io.emprops.core.problem.ErrorCode;

/** Ends the computation of an expression that has no value. Never holds a value in its message. */
public final class ExpressionFault extends CelRuntimeException {
  private final ErrorCode code;
  private final String reason;

  ExpressionFault(ErrorCode code, String message) {
    super(new IllegalArgumentException(message), CelErrorCode.INVALID_ARGUMENT);
    this.code = code;
    this.reason = message;
  }

  static ExpressionFault evaluation(String message) {
    return new ExpressionFault(ErrorCode.EXPRESSION_EVALUATION, message);
  }

  /** What went wrong, for the diagnostic. */
  public ErrorCode code() {
    return code;
  }

  /** What went wrong, for people. */
  public String reason() {
    return reason;
  }
}
