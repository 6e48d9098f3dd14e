package io.emprops.it.architecture.breakers.template;

import com.fasterxml.jackson.databind.node.NullNode;

/** The language that has another's JSON values beside its own. */
public final class EngineThatReadsTrees {
  private EngineThatReadsTrees() {}

  static String tree() {
    return NullNode.getInstance().toString();
  }
}
