package io.emprops.template.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A search takes time that is bounded, if only by refusing it. */
final class HostileTextTest {

  @Test
  void refusesATextThatTakesTooLong() {
    var pattern = TextPattern.of("(a{20}){20}b");
    String longest = "a".repeat((int) (200_000_000 / pattern.work("")) - 1);

    assertThat(pattern.work(longest)).isLessThanOrEqualTo(200_000_000);
    assertThat(pattern.objection("b" + longest.substring(1)))
        .contains("must match the pattern (a{20}){20}b");
    assertThat(pattern.objection(longest + "a"))
        .contains("is too long to be searched for the pattern");
  }
}
