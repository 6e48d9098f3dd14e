package io.emprops.template.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PatternBudgetTest {
  private static final String TWO_THOUSAND_STATES = "(a{100}){20}";

  @Test
  void theDocumentsPatternsMayHaveFiftyThousandStatesTogether() {
    var budget = new PatternBudget();

    for (int i = 0; i < 25; i++) {
      assertThat(budget.fault(TWO_THOUSAND_STATES)).isEmpty();
    }

    assertThat(budget.fault("a")).contains("the document's patterns are too large together");
  }

  @Test
  void aPatternThatCannotBeUsedIsNotCounted() {
    var budget = new PatternBudget();

    for (int i = 0; i < 30; i++) {
      assertThat(budget.fault(TWO_THOUSAND_STATES + ")"))
          .contains("a group closes that was not opened");
    }

    assertThat(budget.fault(TWO_THOUSAND_STATES)).isEmpty();
    assertThat(budget.fault("(a")).isPresent();
  }
}
