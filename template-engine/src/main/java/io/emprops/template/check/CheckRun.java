package io.emprops.template.check;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Hints;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with values. Messages never repeat a value: it may be a secret. */
final class CheckRun {
  private final boolean ignoreUnknown;
  // Made for the first error: nearly all values have none.
  private @Nullable List<Diagnostic> errors;
  private @Nullable Hints hints;

  CheckRun(boolean ignoreUnknown) {
    this.ignoreUnknown = ignoreUnknown;
  }

  boolean ignoresUnknown() {
    return ignoreUnknown;
  }

  List<Diagnostic> errors() {
    List<Diagnostic> found = errors;
    return found == null ? List.of() : found;
  }

  @Nullable String nearest(String name, Collection<String> known) {
    Hints begun = hints;
    if (begun == null) {
      begun = new Hints();
      hints = begun;
    }
    return begun.nearest(name, known).orElse(null);
  }

  void add(ErrorCode code, Pointer at, String message) {
    add(code, at, message, null);
  }

  void unknown(Pointer at, String name, Collection<String> known) {
    add(ErrorCode.INPUT_UNKNOWN, at, "there is no " + Quoted.of(name), nearest(name, known));
  }

  void add(ErrorCode code, Pointer at, String message, @Nullable String hint) {
    if (errors().size() < Findings.MAX) {
      add(Diagnostic.at(at.toString(), code, message).hinting(hint));
    }
  }

  void add(ErrorCode code, String pointer, String message) {
    if (errors().size() < Findings.MAX) {
      add(Diagnostic.at(pointer, code, message));
    }
  }

  private void add(Diagnostic error) {
    List<Diagnostic> found = errors;
    if (found == null) {
      found = new ArrayList<>();
      errors = found;
    }
    found.add(error);
  }
}
