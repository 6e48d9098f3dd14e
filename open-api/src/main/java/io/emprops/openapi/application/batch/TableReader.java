package io.emprops.openapi.application.batch;

import io.emprops.core.batch.BatchTable;
import io.emprops.core.batch.port.out.Batches.NewRow;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableDefinition;
import io.emprops.template.UnknownInputs;
import io.emprops.template.surface.CsvInputs;
import io.emprops.template.surface.CsvOutcome;
import io.emprops.template.surface.CsvRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads the rows of a table, whose inputs are yet to be checked. */
final class TableReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TableReader() {}

  /**
   * Reads rows up to this many, and one more to show that there are more.
   *
   * @param variables name the columns
   */
  static Outcome read(BatchTable table, Collection<VariableDefinition> variables, int mostRows) {
    return switch (table.format()) {
      case CSV -> csv(table.text(), variables, mostRows + 1);
      case JSONL -> new Outcome.Rows(jsonl(table.text(), mostRows + 1));
    };
  }

  private static Outcome csv(String text, Collection<VariableDefinition> variables, int most) {
    return switch (CsvInputs.of(variables).read(text, UnknownInputs.REFUSE, most)) {
      case CsvOutcome.Refused(var errors) -> new Outcome.Unreadable(errors);
      case CsvOutcome.Read(var rows) ->
          new Outcome.Rows(rows.stream().map(TableReader::row).toList());
    };
  }

  private static NewRow row(CsvRow row) {
    int line = Math.clamp(row.line(), 1, Integer.MAX_VALUE);
    return switch (row) {
      case CsvRow.Inputs(_, JsonObject inputs) -> new NewRow(line, Optional.of(inputs), List.of());
      case CsvRow.Refused(_, var errors) -> new NewRow(line, Optional.empty(), errors);
    };
  }

  private static List<NewRow> jsonl(String text, int most) {
    List<NewRow> rows = new ArrayList<>();
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    Iterator<String> lines = plain.lines().iterator();
    for (int line = 1; lines.hasNext() && rows.size() < most; line++) {
      String each = lines.next();
      if (!each.isBlank()) {
        rows.add(row(line, each));
      }
    }
    return rows;
  }

  private static NewRow row(int line, String text) {
    try {
      JsonValue value = JsonText.parse(text);
      return value instanceof JsonObject inputs
          ? new NewRow(line, Optional.of(inputs), List.of())
          : faulty(
              line,
              Diagnostic.at(
                      "/inputs",
                      ErrorCode.INPUT_TYPE,
                      "must be an object of inputs, not " + value.kind())
                  .onLine(line));
    } catch (JsonTextException e) {
      // Each line is a text of its own, so its place counts within it.
      return faulty(
          line,
          Diagnostic.at("/inputs", ErrorCode.INPUT_FORMAT, "must be JSON text: " + e.getMessage())
              .in(line, e.column(), 1));
    }
  }

  private static NewRow faulty(int line, Diagnostic error) {
    return new NewRow(line, Optional.empty(), List.of(error));
  }

  /** What became of a table. */
  sealed interface Outcome {

    /** Its rows; those that cannot be read have errors. */
    record Rows(List<NewRow> rows) implements Outcome {
      public Rows {
        rows = List.copyOf(rows);
      }
    }

    /** No row means anything. */
    record Unreadable(List<Diagnostic> errors) implements Outcome {
      public Unreadable {
        errors = List.copyOf(errors);
      }
    }
  }
}
