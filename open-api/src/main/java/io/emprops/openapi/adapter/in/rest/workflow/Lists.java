package io.emprops.openapi.adapter.in.rest.workflow;

import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Parameters of paths that have bounds. */
final class Lists {
  private Lists() {}

  static OptionalInt version(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt version = number(text);
    if (version.isEmpty()) {
      throw invalid("version must be a whole number");
    }
    return version;
  }

  static void refuseNul(String... texts) {
    for (String text : texts) {
      if (text.indexOf('\0') >= 0) {
        throw invalid("a filter cannot hold NUL");
      }
    }
  }

  private static OptionalInt number(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  private static ProblemException invalid(String detail) {
    return ProblemException.of(ErrorCode.REQUEST_INVALID, detail);
  }
}
