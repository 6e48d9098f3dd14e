package io.emprops.template.parse;

import io.emprops.core.template.VariableName;
import io.emprops.template.parse.Segment.Fault;
import io.emprops.template.parse.Segment.Faulty;
import io.emprops.template.parse.Segment.Placeholder;
import io.emprops.template.parse.Segment.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a string into text and placeholders, in time linear in its length. */
public final class PlaceholderScanner {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final String SECTION_MARKS = "{#/^>";

  private final String text;
  private final List<Segment> segments = new ArrayList<>();
  // Made late, because most strings have nothing to unescape.
  private @Nullable StringBuilder plain;
  private int at;

  private PlaceholderScanner(String text) {
    this.text = text;
  }

  /** Whether there is anything in the text but plain text. */
  public static boolean mayHold(String text) {
    return text.contains(OPEN);
  }

  /** The segments in order; no two texts stand side by side, and none is empty. */
  public static List<Segment> scan(String text) {
    // Most strings with a placeholder are a name in braces and nothing else.
    if (text.startsWith(OPEN) && text.endsWith(CLOSE)) {
      int start = skipBlanks(text, OPEN.length());
      int end = wordEnd(text, start);
      if (end > start && skipBlanks(text, end) == text.length() - CLOSE.length()) {
        return List.of(new Placeholder(text.substring(start, end), start, 0, text.length()));
      }
    }
    if (!mayHold(text)) {
      return text.isEmpty() ? List.of() : List.of(new Text(text));
    }
    var scanner = new PlaceholderScanner(text);
    scanner.scan();
    return Collections.unmodifiableList(scanner.segments);
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && VariableName.isNameCharacter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private void scan() {
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
      int backslashes = backslashesBefore(open);
      int from = at;
      at = open + OPEN.length();
      if (backslashes > 0) {
        plain().append(text, from, open - backslashes).repeat('\\', backslashes / 2);
        from = open;
      }
      if (backslashes % 2 == 1) {
        plain().append(OPEN);
      } else {
        endPlain(from, open);
        braces(open);
      }
    }
    endPlain(at, text.length());
  }

  private int backslashesBefore(int open) {
    int start = open;
    while (start > at && text.charAt(start - 1) == '\\') {
      start--;
    }
    return open - start;
  }

  private StringBuilder plain() {
    StringBuilder known = plain;
    if (known == null) {
      known = new StringBuilder();
      plain = known;
    }
    return known;
  }

  /** Ends a text with what stands between the offsets. */
  private void endPlain(int from, int to) {
    StringBuilder known = plain;
    if (known != null && !known.isEmpty()) {
      segments.add(new Text(known.append(text, from, to).toString()));
      known.setLength(0);
    } else if (from < to) {
      segments.add(new Text(text.substring(from, to)));
    }
  }

  private void braces(int open) {
    if (at < text.length() && SECTION_MARKS.indexOf(text.charAt(at)) >= 0) {
      section(open);
      return;
    }
    int end = ExpressionEnd.find(text, at);
    if (end < 0) {
      segments.add(new Faulty(Fault.UNCLOSED, open, at));
      at = -end - 1;
      return;
    }
    int from = at;
    at = end + 2;
    placeholder(open, from, end);
  }

  private void placeholder(int open, int from, int to) {
    int start = Math.min(skipBlanks(text, from), to);
    int end = to;
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    segments.add(
        start == end
            ? new Faulty(Fault.EMPTY, open, at)
            : new Placeholder(text.substring(start, end), start, open, at));
  }

  private void section(int open) {
    int close = text.indexOf("}}", at);
    at = close < 0 ? text.length() : close + 2;
    while (at < text.length() && text.charAt(at) == '}') {
      at++;
    }
    segments.add(new Faulty(Fault.SECTION, open, at));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
