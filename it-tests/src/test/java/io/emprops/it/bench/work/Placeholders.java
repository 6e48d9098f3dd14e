package io.emprops.it.bench.work;

import java.util.regex.Pattern;

/** The placeholders of the works: one word each, as all engines know them. */
public final class Placeholders {
  /** A placeholder; group 1 is the variable. */
  public static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private Placeholders() {}
}
