package io.emprops.ui.view.batch;

import io.emprops.core.problem.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Some rows of a table with what is wrong in them: its first rows, and the first of those that have
 * errors.
 *
 * @param others errors whose rows are not among these, or that belong to no row
 */
record TableSample(List<String> columns, List<Row> rows, List<Diagnostic> others) {
  /** So many rows are shown however good they are. */
  static final int FIRST = 5;

  /** So many rows at most. */
  static final int MOST = 25;

  private static final String INPUTS = "/inputs";

  TableSample {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    others = List.copyOf(others);
  }

  /**
   * A row that is shown.
   *
   * @param complaints about the row as a whole
   */
  record Row(int line, List<Cell> cells, List<String> complaints) {
    Row {
      cells = List.copyOf(cells);
      complaints = List.copyOf(complaints);
    }
  }

  /** A cell that is shown. */
  record Cell(String text, List<String> complaints) {
    Cell {
      complaints = List.copyOf(complaints);
    }
  }

  static TableSample of(TableCells table, List<Diagnostic> errors) {
    Set<Integer> faulty = new HashSet<>();
    errors.stream().flatMap(error -> Stream.ofNullable(error.line())).forEach(faulty::add);
    List<TableCells.Row> all = table.rows();
    Stream<TableCells.Row> first = all.stream().limit(FIRST);
    Stream<TableCells.Row> bad =
        all.stream().skip(FIRST).filter(row -> faulty.contains(row.line()));
    List<Row> rows =
        Stream.concat(first, bad)
            .limit(MOST)
            .map(row -> row(table.columns(), row, errors))
            .sorted(Comparator.comparingInt(Row::line))
            .toList();
    Set<Integer> shown = new HashSet<>();
    rows.forEach(row -> shown.add(row.line()));
    return new TableSample(
        table.columns(),
        rows,
        errors.stream().filter(error -> !shown.contains(error.line())).toList());
  }

  private static Row row(List<String> columns, TableCells.Row row, List<Diagnostic> all) {
    List<Diagnostic> errors =
        all.stream().filter(error -> Objects.equals(error.line(), row.line())).toList();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < Math.max(columns.size(), row.cells().size()); i++) {
      var column = i < columns.size() ? Optional.of(columns.get(i)) : Optional.<String>empty();
      cells.add(
          new Cell(
              i < row.cells().size() ? row.cells().get(i) : "",
              errors.stream()
                  .filter(error -> column.isPresent() && columnOf(columns, error).equals(column))
                  .map(Diagnostic::message)
                  .toList()));
    }
    return new Row(
        row.line(),
        cells,
        errors.stream()
            .filter(error -> columnOf(columns, error).isEmpty())
            .map(TableSample::words)
            .toList());
  }

  /** The message, and what it is about where no column says so. */
  static String words(Diagnostic error) {
    var place = dotted(error);
    return place.isEmpty() ? error.message() : place + ": " + error.message();
  }

  /** The column that an error is about; the nearest where it is about a part of its value. */
  private static Optional<String> columnOf(List<String> columns, Diagnostic error) {
    var place = dotted(error);
    return columns.stream()
        .filter(column -> place.equals(column) || place.startsWith(column + "."))
        .max(Comparator.comparingInt(String::length));
  }

  /** The place within the inputs as a column is named; empty where it is the whole row. */
  private static String dotted(Diagnostic error) {
    var pointer = error.pointer();
    if (!pointer.startsWith(INPUTS + "/")) {
      return pointer.equals(INPUTS) ? "" : pointer;
    }
    return pointer
        .substring(INPUTS.length() + 1)
        .replace('/', '.')
        .replace("~1", "/")
        .replace("~0", "~");
  }
}
