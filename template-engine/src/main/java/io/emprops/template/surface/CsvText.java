package io.emprops.template.surface;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CSV text of RFC 4180 as records, up to the first fault or so many; blank lines are none. */
final class CsvText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern BREAK = Pattern.compile("\r\n|\r|\n");

  private final int most;
  private final List<Line> lines = new ArrayList<>();
  private @Nullable Fault fault;

  private CsvText(int most) {
    this.most = most;
  }

  /** One record and the line on which it begins, from 1. */
  record Line(long number, List<String> cells) {
    Line {
      cells = List.copyOf(cells);
    }

    /** The line on which the next record begins. */
    private long next() {
      return number + 1 + BREAK.matcher(String.join(",", cells)).results().count();
    }
  }

  /** Why nothing can be read from a line on. */
  record Fault(long line, String message) {}

  static CsvText of(String text, int most) {
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    var csv = new CsvText(most);
    if (csv.read(plain)) {
      return csv;
    }
    // The library takes the end of the text for the quote that is missing.
    OptionalLong open = openQuote(plain);
    if (csv.fault == null && open.isPresent()) {
      csv.lines.removeLast();
      csv.fault = new Fault(open.getAsLong(), "a quote opens here and does not close");
    }
    return csv;
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  Optional<Fault> fault() {
    return Optional.ofNullable(fault);
  }

  /** Whether it stopped before the end, having enough. */
  private boolean read(String text) {
    long next = 1;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .ofCsvRecord(text)) {
      for (CsvRecord each : reader) {
        if (lines.size() == most) {
          return true;
        }
        var line = new Line(each.getStartingLineNumber(), each.getFields());
        next = line.next();
        lines.add(line);
      }
    } catch (CsvParseException e) {
      fault =
          new Fault(
              afterBlank(next, text), Objects.toString(reason(e).getMessage(), "this is not CSV"));
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string cannot fail", e);
    }
    return false;
  }

  private static long afterBlank(long line, String text) {
    return line + text.lines().skip(line - 1).takeWhile(String::isEmpty).count();
  }

  private static Throwable reason(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e : cause;
  }

  /** The line of a quote that opens a cell and never closes. */
  private static OptionalLong openQuote(String text) {
    int opened = -1;
    boolean isQuoted = false;
    boolean isStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isQuoted) {
        isQuoted = c != '"';
      } else if (c == '"' && (isStart || (opened >= 0 && text.charAt(i - 1) == '"'))) {
        // Of two quotes the first closes the cell and the second opens it again.
        opened = isStart ? i : opened;
        isQuoted = true;
        isStart = false;
      } else {
        isStart = c == ',' || c == '\n' || c == '\r';
        opened = -1;
      }
    }
    return isQuoted
        ? OptionalLong.of(1 + BREAK.matcher(text.substring(0, opened)).results().count())
        : OptionalLong.empty();
  }
}
