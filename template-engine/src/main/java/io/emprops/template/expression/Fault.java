package io.emprops.template.expression;

import io.emprops.core.problem.ErrorCode;
import java.util.Optional;

/**
 * What is wrong with an expression.
 *
 * @param code {@code expression.syntax}, {@code expression.type} or {@code expression.cost}
 * @param from index of the first UTF-16 unit of the faulty word in the expression
 * @param to index after its last
 * @param message for people
 * @param hint the fix or the nearest name
 */
public record Fault(ErrorCode code, int from, int to, String message, Optional<String> hint) {
  static Fault of(ErrorCode code, int from, int to, String message) {
    return new Fault(code, from, to, message, Optional.empty());
  }
}
