package io.emprops.template.parse;

import io.emprops.core.json.JsonValue;
import java.util.Arrays;

/** A string that knows where each of its UTF-16 units stands in the source text. */
public final class SourceString implements SourceValue {
  private static final int[] NOTHING_MOVED = {};

  private final String value;
  private final int start;
  private final int end;
  // Where the text does not stand as it is: after such an index, offsets are shifted by so much.
  private final int[] indexes;
  private final int[] shifts;

  private SourceString(String value, int start, int end, int[] indexes, int[] shifts) {
    this.value = value;
    this.start = start;
    this.end = end;
    this.indexes = indexes;
    this.shifts = shifts;
  }

  /** A string that stands as it is. */
  static SourceString plain(String value, int start, int end) {
    return new SourceString(value, start, end, NOTHING_MOVED, NOTHING_MOVED);
  }

  /** The decoded text. */
  public String value() {
    return value;
  }

  /** The place of the literal, quotes included. */
  @Override
  public Span span() {
    return new Span(start, end);
  }

  @Override
  public JsonValue toJson() {
    return JsonValue.of(value);
  }

  /** Where a unit of the value begins in the source; an escape begins with its backslash. */
  public int offset(int index) {
    if (indexes.length == 0) {
      return start + 1 + index;
    }
    int found = Arrays.binarySearch(indexes, index);
    int last = found >= 0 ? found : -found - 2;
    return start + 1 + index + (last < 0 ? 0 : shifts[last]);
  }

  /** The place of a part of the value. */
  public Span span(int from, int to) {
    return new Span(offset(from), offset(to));
  }

  /** Collects the units of a string while it is read. */
  static final class Builder {
    private final StringBuilder value = new StringBuilder();
    private int[] indexes = new int[4];
    private int[] shifts = new int[4];
    private int count;
    private int shift;

    void text(String source, int start, int end) {
      value.append(source, start, end);
    }

    void escape(char unit, int sourceLength) {
      value.append(unit);
      shift += sourceLength - 1;
      if (count == indexes.length) {
        indexes = Arrays.copyOf(indexes, count * 2);
        shifts = Arrays.copyOf(shifts, count * 2);
      }
      indexes[count] = value.length();
      shifts[count++] = shift;
    }

    SourceString build(int start, int end) {
      return new SourceString(
          value.toString(),
          start,
          end,
          Arrays.copyOf(indexes, count),
          Arrays.copyOf(shifts, count));
    }
  }
}
