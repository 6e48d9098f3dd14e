package io.emprops.openapi.config;

import io.emprops.template.Limits;
import java.util.OptionalInt;

/** Reads the limits of documents: the language's own, but for those that are set. */
final class TemplateLimits {
  private static final String PREFIX = "emp.api.templates.limits.";

  private TemplateLimits() {}

  /**
   * All limits.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  static Limits of(ApiConfig.LimitsConfig set) {
    Limits standard = Limits.standard();
    return new Limits(
        limit("source-bytes", set.sourceBytes(), standard.sourceBytes()),
        limit("depth", set.depth(), standard.depth()),
        limit("nodes", set.nodes(), standard.nodes()),
        limit("placeholders", set.placeholders(), standard.placeholders()),
        limit("variables", set.variables(), standard.variables()),
        limit("output-bytes", set.outputBytes(), standard.outputBytes()),
        limit("iterations", set.iterations(), standard.iterations()),
        limit("expression-length", set.expressionLength(), standard.expressionLength()),
        limit("expression-text", set.expressionText(), standard.expressionText()),
        limit("expression-steps", set.expressionSteps(), standard.expressionSteps()));
  }

  private static int limit(String name, OptionalInt set, int standard) {
    int limit = set.orElse(standard);
    if (limit < 1) {
      throw new IllegalArgumentException(
          "%s%s must be at least 1: %d".formatted(PREFIX, name, limit));
    }
    return limit;
  }
}
