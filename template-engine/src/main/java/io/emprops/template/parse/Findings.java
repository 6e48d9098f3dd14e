package io.emprops.template.parse;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Collects what is wrong with a document. It holds at most {@value #MAX} errors, and as many
 * warnings, so that a hostile document does not get an answer many times its size.
 */
public final class Findings {
  /** More are not told. */
  public static final int MAX = 1_000;

  private static final long MAX_POINTERS = 4L << 20;
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparingInt(Findings::line).thenComparingInt(Findings::column);

  private final SourceText source;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();
  private final Hints hints = new Hints();
  private long pointers;
  private int found;

  /** Collects for this text. */
  public Findings(SourceText source) {
    this.source = source;
  }

  /** Notes an error or, where the code says so, a warning. */
  public void add(ErrorCode code, Pointer pointer, Span span, String message) {
    add(code, pointer, span, message, Optional.empty());
  }

  /** The same with a fix. */
  public void add(
      ErrorCode code, Pointer pointer, Span span, String message, Optional<String> hint) {
    boolean isError = code.severity() == Severity.ERROR;
    List<Diagnostic> list = isError ? errors : warnings;
    found += isError ? 1 : 0;
    pointers += pointer.length();
    if (list.size() == MAX || (pointers > MAX_POINTERS && !list.isEmpty())) {
      return;
    }
    list.add(
        Diagnostic.at(pointer.toString(), code, message)
            .in(source.line(span.start()), source.column(span.start()), span.length())
            .hinting(hint.orElse(null)));
  }

  /**
   * A hint that offers the nearest of these names. Comparing takes time for each pair of names, so
   * after many there are no more hints.
   */
  public Optional<String> nearest(String name, Collection<String> known) {
    return hints.nearest(name, known);
  }

  /** Whether anything stops the document. */
  public boolean hasErrors() {
    return found > 0;
  }

  /** How many errors were found, told or not. */
  public int count() {
    return found;
  }

  /** The errors by place; at one place in the order in which they were found. */
  public List<Diagnostic> errors() {
    return byPlace(errors);
  }

  /** The warnings by place. */
  public List<Diagnostic> warnings() {
    return byPlace(warnings);
  }

  private static List<Diagnostic> byPlace(List<Diagnostic> diagnostics) {
    return diagnostics.isEmpty() ? List.of() : diagnostics.stream().sorted(BY_PLACE).toList();
  }

  private static int line(Diagnostic diagnostic) {
    return diagnostic.line() == null ? 0 : diagnostic.line();
  }

  private static int column(Diagnostic diagnostic) {
    return diagnostic.column() == null ? 0 : diagnostic.column();
  }
}
