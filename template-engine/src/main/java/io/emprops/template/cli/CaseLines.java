package io.emprops.template.cli;

import io.emprops.template.cases.CaseOutcome;
import java.io.PrintWriter;
import java.util.List;

/** What became of cases, as lines of text. */
final class CaseLines {
  private CaseLines() {}

  static int failed(List<CaseOutcome> outcomes) {
    return (int) outcomes.stream().filter(CaseOutcome.Failed.class::isInstance).count();
  }

  static void print(PrintWriter out, CaseOutcome outcome) {
    switch (outcome) {
      case CaseOutcome.Passed(String title, _) -> out.println("  ok    " + title);
      case CaseOutcome.Failed(String title, String pointer, String explanation) -> {
        out.println("  FAIL  %s (%s)".formatted(title, pointer));
        explanation.lines().forEach(line -> out.println("          " + line));
      }
    }
  }
}
