package io.emprops.it.architecture.breakers.template;

import dev.cel.common.types.SimpleType;

/** The language that knows how its expressions are evaluated. */
public final class EngineThatEvaluates {
  private EngineThatEvaluates() {}

  static String type() {
    return SimpleType.STRING.name();
  }
}
