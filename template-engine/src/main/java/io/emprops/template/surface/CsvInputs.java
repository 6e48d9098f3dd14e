package io.emprops.template.surface;

import io.emprops.core.json.JsonTextException;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableDefinition;
import io.emprops.template.UnknownInputs;
import io.emprops.template.parse.Hints;
import io.emprops.template.parse.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Inputs as CSV text of RFC 4180, one row each.
 *
 * <p>Each variable is a column; the fields of an object are columns of their own ({@code
 * style.colour}), and an object may be given as a whole in a column of its name as well. An empty
 * cell, quoted or not, is no value. What is text, a number, a flag or one option stands in a cell
 * as it is; files and secrets by their name, or as JSON; everything else, lists above all, as JSON
 * text.
 */
public final class CsvInputs {
  private final InputPaths paths;

  private CsvInputs(InputPaths paths) {
    this.paths = paths;
  }

  /** The CSV text of inputs for these variables. */
  public static CsvInputs of(Collection<VariableDefinition> definitions) {
    return new CsvInputs(InputPaths.of(definitions));
  }

  /** The names of the columns, in the order of the variables. */
  public List<String> columns() {
    return paths.leaves().stream().map(InputPath::dotted).toList();
  }

  /** The header as a line of CSV text, with its end. */
  public String header() {
    return String.join(",", columns()) + "\r\n";
  }

  /**
   * Reads text that begins with a header, whose columns may stand in any order and be left out.
   *
   * @param unknown what becomes of columns that no variable is named for
   */
  public CsvOutcome read(String text, UnknownInputs unknown) {
    return read(text, unknown, Integer.MAX_VALUE - 1);
  }

  /**
   * The same for the first rows only; nothing behind them is looked at, and they take no memory.
   *
   * @param mostRows so many rows at most, below {@link Integer#MAX_VALUE}
   */
  public CsvOutcome read(String text, UnknownInputs unknown, int mostRows) {
    var csv = CsvText.of(text, mostRows + 1);
    if (csv.lines().isEmpty()) {
      var fault = csv.fault().orElse(new CsvText.Fault(1, "the header is missing"));
      return new CsvOutcome.Refused(
          List.of(fault(ErrorCode.INPUT_FORMAT, List.of(), fault.line(), fault.message(), null)));
    }
    CsvText.Line header = csv.lines().getFirst();
    List<Diagnostic> errors = errors(header, unknown);
    if (!errors.isEmpty()) {
      return new CsvOutcome.Refused(errors);
    }
    List<CsvRow> rows = new ArrayList<>();
    csv.lines().stream().skip(1).map(line -> row(header.cells(), line)).forEach(rows::add);
    csv.fault().map(CsvInputs::row).ifPresent(rows::add);
    return new CsvOutcome.Read(rows);
  }

  private List<Diagnostic> errors(CsvText.Line header, UnknownInputs unknown) {
    List<Diagnostic> errors = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    var hints = new Hints();
    for (String name : header.cells()) {
      if (!seen.add(name)) {
        errors.add(
            fault(
                ErrorCode.INPUT_FORMAT,
                List.of(name.split("\\.", -1)),
                header.number(),
                "the column %s stands twice".formatted(Quoted.of(name)),
                null));
      } else if (unknown == UnknownInputs.REFUSE && paths.find(name).isEmpty()) {
        errors.add(
            fault(
                ErrorCode.INPUT_UNKNOWN,
                List.of(name.split("\\.", -1)),
                header.number(),
                "there is no " + Quoted.of(name),
                hints.nearest(name, paths.names()).orElse(null)));
      }
    }
    return errors;
  }

  private CsvRow row(List<String> header, CsvText.Line line) {
    List<Diagnostic> errors = new ArrayList<>();
    if (line.cells().size() > header.size()) {
      errors.add(
          fault(
              ErrorCode.INPUT_UNKNOWN,
              List.of(),
              line.number(),
              "the row has %d cells, the header %d".formatted(line.cells().size(), header.size()),
              null));
    }
    var inputs = new InputsBuilder();
    for (int i = 0; i < Math.min(header.size(), line.cells().size()); i++) {
      Optional<InputPath> path = paths.find(header.get(i));
      String text = line.cells().get(i);
      if (path.isPresent() && !text.isEmpty()) {
        cell(path.get(), text, inputs)
            .map(
                message ->
                    fault(ErrorCode.INPUT_FORMAT, path.get().steps(), line.number(), message, null))
            .ifPresent(errors::add);
      }
    }
    return errors.isEmpty()
        ? new CsvRow.Inputs(line.number(), inputs.build())
        : new CsvRow.Refused(line.number(), errors);
  }

  /** Why the cell cannot be read, if it cannot. */
  private static Optional<String> cell(InputPath path, String text, InputsBuilder inputs) {
    try {
      return inputs.put(path.steps(), WrittenValue.read(path.definition(), text))
          ? Optional.empty()
          : Optional.of("is given by its fields and as a whole");
    } catch (JsonTextException _) {
      return Optional.of("must be JSON text");
    }
  }

  private static CsvRow row(CsvText.Fault fault) {
    return new CsvRow.Refused(
        fault.line(),
        List.of(fault(ErrorCode.INPUT_FORMAT, List.of(), fault.line(), fault.message(), null)));
  }

  private static Diagnostic fault(
      ErrorCode code, List<String> steps, long line, String message, @Nullable String hint) {
    return new Diagnostic(
        code,
        message,
        InputPath.pointer(steps),
        Math.clamp(line, 1, Integer.MAX_VALUE),
        null,
        null,
        hint,
        code.severity());
  }
}
