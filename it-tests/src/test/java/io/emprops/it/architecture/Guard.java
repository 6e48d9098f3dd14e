package io.emprops.it.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * A rule, and the classes written to break it, which keep it honest.
 *
 * @param breakers each must show among the violations
 */
record Guard(String name, Function<Root, ArchRule> rule, List<Class<?>> breakers) {
  Guard {
    breakers = List.copyOf(breakers);
    if (breakers.isEmpty()) {
      throw new IllegalArgumentException("a rule needs a breaker: '%s'".formatted(name));
    }
  }

  static Guard of(String name, Function<Root, ArchRule> rule, Class<?>... breakers) {
    return new Guard(name, rule, List.of(breakers));
  }

  ArchRule below(Root root) {
    return rule.apply(root).as(name);
  }
}
