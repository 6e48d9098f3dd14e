package io.emprops.openapi.adapter.in.rest.queue;

import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;

/** Reads names of customers and flow keys. */
final class QueueNames {
  private static final int LONGEST = 500;

  private QueueNames() {}

  /** The name, unless nobody can have it: then a problem. */
  static String checked(String name) {
    boolean isText = name.codePoints().noneMatch(QueueNames::isNoCharacter);
    if (!isText || name.isBlank() || name.length() > LONGEST) {
      throw ProblemException.of(
          ErrorCode.REQUEST_INVALID,
          "a name has 1 to %d characters, none of them a control character".formatted(LONGEST));
    }
    return name;
  }

  private static boolean isNoCharacter(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }
}
