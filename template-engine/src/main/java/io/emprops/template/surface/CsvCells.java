package io.emprops.template.surface;

import java.util.List;

/**
 * CSV text as cells, for people to look at; what the cells mean as inputs is for {@link CsvInputs}
 * to say. Text behind a fault is left out.
 *
 * @param header the cells of the first record; none where there is no record
 */
public record CsvCells(List<String> header, List<Row> rows) {
  public CsvCells {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * A record below the header.
   *
   * @param line on which it begins, from 1
   */
  public record Row(long line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** The text as it can be read. */
  public static CsvCells of(String text) {
    List<CsvText.Line> lines = CsvText.of(text, Integer.MAX_VALUE).lines();
    return lines.isEmpty()
        ? new CsvCells(List.of(), List.of())
        : new CsvCells(
            lines.getFirst().cells(),
            lines.stream().skip(1).map(line -> new Row(line.number(), line.cells())).toList());
  }
}
