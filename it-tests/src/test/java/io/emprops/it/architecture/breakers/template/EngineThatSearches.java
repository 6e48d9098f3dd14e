package io.emprops.it.architecture.breakers.template;

import com.google.re2j.Pattern;

/** The language that knows how its patterns are searched. */
public final class EngineThatSearches {
  private EngineThatSearches() {}

  static String quoted() {
    return Pattern.quote("a");
  }
}
