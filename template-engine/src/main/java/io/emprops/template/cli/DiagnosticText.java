package io.emprops.template.cli;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.Severity;
import java.util.List;

/**
 * Diagnostics as compilers print them: place, message, the line, and a mark below the very word.
 */
final class DiagnosticText {
  private static final int MAX_WIDTH = 160;
  private static final int MARGIN = 40;

  private final String name;
  private final List<String> lines;

  DiagnosticText(String name, String source) {
    this.name = name;
    this.lines = source.lines().toList();
  }

  /** The diagnostic in lines, each with its end. */
  String of(Diagnostic diagnostic) {
    var text = new StringBuilder(name);
    Integer line = diagnostic.line();
    Integer column = diagnostic.column();
    if (line != null) {
      text.append(':').append(line);
    }
    if (column != null) {
      text.append(':').append(column);
    }
    text.append(diagnostic.severity() == Severity.ERROR ? ": error: " : ": warning: ")
        .append(diagnostic.code().wire())
        .append(": ");
    if (line == null && !diagnostic.pointer().isEmpty()) {
      text.append(diagnostic.pointer()).append(": ");
    }
    text.append(printable(diagnostic.message())).append('\n');
    if (line != null && column != null && line <= lines.size()) {
      Integer length = diagnostic.length();
      mark(text, lines.get(line - 1), column - 1, length == null ? 1 : length);
    }
    String hint = diagnostic.hint();
    if (hint != null) {
      text.append("hint: ").append(printable(hint)).append('\n');
    }
    return text.toString();
  }

  private static void mark(StringBuilder text, String line, int column, int length) {
    int at = Math.min(column, line.length());
    int from = line.length() <= MAX_WIDTH ? 0 : boundary(line, Math.max(0, at - MARGIN));
    int to = boundary(line, Math.min(line.length(), from + MAX_WIDTH));
    int end = Math.clamp((long) at + length, at, Math.max(at, to));
    text.append(from > 0 ? "…" : "").append(printable(line.substring(from, to)));
    text.append(to < line.length() ? "…" : "").append('\n');
    text.append(from > 0 ? " " : "");
    // Tabs stay tabs, so that the mark stands below its word however wide they are shown.
    line.substring(from, at).codePoints().forEach(c -> text.append(c == '\t' ? '\t' : ' '));
    int width = line.codePointCount(at, end);
    text.append('^').append("~".repeat(Math.max(0, width - 1))).append('\n');
  }

  /** Never between the halves of a character. */
  private static int boundary(String line, int at) {
    boolean isInside = at > 0 && at < line.length() && Character.isLowSurrogate(line.charAt(at));
    return isInside ? at - 1 : at;
  }

  /** What would move the cursor or colour the screen is shown as a replacement character. */
  private static String printable(String text) {
    var printable = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c != '\t' && Character.isISOControl(c) ? 0xFFFD : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
