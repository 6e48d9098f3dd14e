package io.emprops.template.cases;

/** What became of a case of a document or of the language. */
public sealed interface CaseOutcome {

  /** The case's title; its pointer where it has none. */
  String title();

  /** The case's place, {@code /tests/<i>} in a document, {@code /cases/<i>} in a file of cases. */
  String pointer();

  /** All that is expected came out. */
  record Passed(String title, String pointer) implements CaseOutcome {}

  /**
   * Something else came out, or the case cannot be run.
   *
   * @param explanation lines of text: each place that differs, what was expected there ({@code -})
   *     and what came out ({@code +})
   */
  record Failed(String title, String pointer, String explanation) implements CaseOutcome {}
}
