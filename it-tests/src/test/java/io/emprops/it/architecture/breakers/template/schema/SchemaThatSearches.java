package io.emprops.it.architecture.breakers.template.schema;

import com.google.re2j.Pattern;

/** A schema that searches past the language's own patterns. */
public final class SchemaThatSearches {
  private SchemaThatSearches() {}

  static String quoted() {
    return Pattern.quote("a");
  }
}
