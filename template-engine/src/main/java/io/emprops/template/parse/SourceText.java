package io.emprops.template.parse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A document's text and its lines; a line ends with LF, CR LF, or CR. */
public final class SourceText {
  private final String text;
  // Found when a line is first asked for: most documents have nothing to tell.
  private int @Nullable [] lineStarts;

  /** Takes the text. */
  public SourceText(String text) {
    this.text = text;
  }

  /** The text itself. */
  public String text() {
    return text;
  }

  /** The line of an offset, from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of an offset, from 1, in UTF-16 units. */
  public int column(int offset) {
    return column(offset, line(offset));
  }

  /** The column of an offset whose line is known. */
  public int column(int offset, int line) {
    return offset - lineStarts()[line - 1] + 1;
  }

  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known == null) {
      known = lineStarts(text);
      lineStarts = known;
    }
    return known;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (endsLine(text, i)) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean endsLine(String text, int i) {
    char c = text.charAt(i);
    return c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
  }
}
