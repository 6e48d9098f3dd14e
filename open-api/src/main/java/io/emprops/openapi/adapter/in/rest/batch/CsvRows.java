package io.emprops.openapi.adapter.in.rest.batch;

import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.Diagnostic;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CSV of RFC 4180 in which no cell is a formula to spreadsheet programs. */
final class CsvRows implements RowWriter {
  private static final List<String> COLUMNS =
      List.of("line", "status", "job_id", "inputs", "result", "class", "reason", "message");

  /** What programs take for the beginning of a formula, or pass over on their way to one. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  @Override
  public String head() {
    return line(COLUMNS);
  }

  @Override
  public String row(ResultRow row) {
    return line(
        List.of(
            Integer.toString(row.line()),
            row.status(),
            Objects.toString(row.jobId(), ""),
            json(row.inputs()),
            json(row.result()),
            row.error() == null ? "" : row.error().failureClass().wire(),
            reason(row),
            message(row)));
  }

  private static String json(@Nullable JsonValue value) {
    return value == null ? "" : value.toJson();
  }

  private static String reason(ResultRow row) {
    JobFailure error = row.error();
    if (error != null) {
      return error.reason();
    }
    return errors(row).stream()
        .findFirst()
        .map(first -> first.code().wire())
        .orElse(Objects.requireNonNullElse(row.reason(), ""));
  }

  private static String message(ResultRow row) {
    JobFailure error = row.error();
    return error == null
        ? errors(row).stream()
            .map(each -> each.pointer() + ": " + each.message())
            .collect(Collectors.joining("; "))
        : error.message();
  }

  private static List<Diagnostic> errors(ResultRow row) {
    return Objects.requireNonNullElse(row.errors(), List.of());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvRows::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String harmless = isFormula(text) ? "'" + text : text;
    boolean isPlain =
        harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
  }

  private static boolean isFormula(String text) {
    return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
  }
}
