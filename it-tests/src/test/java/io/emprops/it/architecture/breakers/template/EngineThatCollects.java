package io.emprops.it.architecture.breakers.template;

import com.google.common.collect.ImmutableList;

/** The language that has the collections of a library. */
public final class EngineThatCollects {
  private EngineThatCollects() {}

  static String list() {
    return ImmutableList.of().toString();
  }
}
