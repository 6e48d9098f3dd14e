package io.emprops.ui.view.batch;

import io.emprops.core.batch.BatchTable;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.template.surface.CsvCells;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table as people see it: columns, and texts below them. What they mean the API says. */
record TableCells(List<String> columns, List<Row> rows) {
  TableCells {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param line on which it begins, from 1
   * @param cells one for each column; more or fewer where the row does not fit
   */
  record Row(int line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Reads what can be read.
   *
   * @param variables the columns of lines of JSON, before others that they name
   */
  static TableCells of(BatchTable table, List<String> variables) {
    return switch (table.format()) {
      case CSV -> csv(CsvCells.of(table.text()));
      case JSONL -> json(table.text(), variables);
    };
  }

  private static TableCells csv(CsvCells text) {
    return new TableCells(
        text.header(),
        text.rows().stream()
            .map(row -> new Row(Math.clamp(row.line(), 1, Integer.MAX_VALUE), row.cells()))
            .toList());
  }

  private static TableCells json(String text, List<String> variables) {
    List<Line> lines = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>(variables);
    int number = 0;
    for (String each : text.lines().toList()) {
      number++;
      if (!each.isBlank()) {
        var line = new Line(number, each, object(each));
        line.inputs().ifPresent(inputs -> columns.addAll(inputs.members().keySet()));
        lines.add(line);
      }
    }
    return new TableCells(
        List.copyOf(columns), lines.stream().map(line -> line.under(columns)).toList());
  }

  private static Optional<JsonObject> object(String text) {
    try {
      return JsonText.parse(text) instanceof JsonObject inputs
          ? Optional.of(inputs)
          : Optional.empty();
    } catch (JsonTextException e) {
      return Optional.empty();
    }
  }

  /** A line of JSON; as it is where it holds no object. */
  private record Line(int number, String text, Optional<JsonObject> inputs) {

    Row under(Set<String> columns) {
      return new Row(
          number,
          inputs
              .map(found -> columns.stream().map(name -> cell(found.members(), name)).toList())
              .orElseGet(() -> List.of(text)));
    }

    private static String cell(Map<String, JsonValue> inputs, String name) {
      return Optional.ofNullable(inputs.get(name))
          .map(value -> value instanceof JsonString(String words) ? words : value.toJson())
          .orElse("");
    }
  }
}
