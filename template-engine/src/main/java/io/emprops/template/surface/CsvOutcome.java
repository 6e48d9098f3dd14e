package io.emprops.template.surface;

import io.emprops.core.problem.Diagnostic;
import java.util.List;

/** What became of CSV text. */
public sealed interface CsvOutcome {

  /** The header fits; each row below it says for itself what it is. */
  record Read(List<CsvRow> rows) implements CsvOutcome {
    public Read {
      rows = List.copyOf(rows);
    }
  }

  /** The header does not fit, so that no row means anything. */
  record Refused(List<Diagnostic> errors) implements CsvOutcome {
    public Refused {
      errors = List.copyOf(errors);
    }
  }
}
