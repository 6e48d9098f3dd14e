package io.emprops.template.check;

import java.util.Set;

/** What decides whether a variable is asked for. */
public interface Condition {

  /** The slots of the variables that it looks at. */
  Set<Integer> slots();

  /** Whether it is true; what has no value is not. */
  boolean holds(Values values);
}
