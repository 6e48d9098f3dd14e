package io.emprops.template.cases;

/** What became of one of a document's cases. */
public sealed interface CaseOutcome {

  /** The case's title; its pointer where it has none. */
  String title();

  /** The case's place in the document, {@code /tests/<i>}. */
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
