package io.emprops.template.parse;

import io.emprops.core.json.JsonText;

/** Text as messages show it: in quotes, escaped, and not too long. */
public final class Quoted {
  private static final int MAX = 80;

  private Quoted() {}

  /** The text as a JSON string, cut after {@value #MAX} UTF-16 units. */
  public static String of(String text) {
    var out = new StringBuilder();
    JsonText.appendString(out, text.length() <= MAX ? text : text.substring(0, MAX) + "…");
    return out.toString();
  }
}
