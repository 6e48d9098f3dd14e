package io.emprops.it.architecture.breakers.template.pattern;

import dev.cel.common.types.SimpleType;

/** A pattern that knows expressions. */
public final class PatternThatEvaluates {
  private PatternThatEvaluates() {}

  static String type() {
    return SimpleType.STRING.name();
  }
}
