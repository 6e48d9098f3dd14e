package io.emprops.it.architecture.breakers.template.expression;

import com.google.re2j.Pattern;

/** An expression that searches past the language's own patterns. */
public final class ExpressionThatSearches {
  private ExpressionThatSearches() {}

  static String quoted() {
    return Pattern.quote("a");
  }
}
