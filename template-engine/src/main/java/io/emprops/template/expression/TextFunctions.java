package io.emprops.template.expression;

import io.emprops.template.pattern.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The functions on text that could build or search far more than they are given. They count before
 * they work. Indexes and lengths are in code points, as everywhere in the language.
 */
final class TextFunctions {
  /** How many steps of a search take as long as evaluating a part of an expression. */
  private static final int STEPS_OF_A_SEARCH = 64;

  private static final int STEPS_OF_A_LONG_SEARCH = 8;

  /** The library's reading of a pattern takes time with the square of its length. */
  private static final int SQUARES_A_STEP = 64;

  private static final int STEPS_OF_A_MATCH = 6;

  private final Work work;

  TextFunctions(Work work) {
    this.work = work;
  }

  String concat(String a, String b) {
    work.build((long) a.length() + b.length());
    return a + b;
  }

  String join(List<?> list, String separator) {
    List<String> texts = new ArrayList<>(list.size());
    long length = 0;
    for (Object element : list) {
      if (!(element instanceof String text)) {
        throw ExpressionFault.evaluation("only texts can be joined");
      }
      length += text.length() + separator.length();
      texts.add(text);
    }
    work.build(length);
    return String.join(separator, texts);
  }

  /** At most {@code limit} times, each time where it is negative. */
  String replace(String text, String old, String with, long limit) {
    long times = limit < 0 ? Long.MAX_VALUE : limit;
    if (old.isEmpty()) {
      return insert(text, with, times);
    }
    TextSearch search = search(text, old);
    long count = Math.min(search.count(text), times);
    work.build(text.length() + count * with.length());
    var out = new StringBuilder();
    int from = 0;
    for (long i = 0; i < count; i++) {
      int at = search.in(text, from);
      out.append(text, from, at).append(with);
      from = at + old.length();
    }
    return out.append(text, from, text.length()).toString();
  }

  /** An empty text stands before each code point and at the end. */
  private String insert(String text, String with, long times) {
    long points = text.codePointCount(0, text.length());
    work.build(text.length() + Math.min(times, points + 1) * with.length());
    var out = new StringBuilder();
    long left = times;
    for (int i = 0; i <= text.length(); ) {
      if (left-- > 0) {
        out.append(with);
      }
      if (i == text.length()) {
        break;
      }
      int point = text.codePointAt(i);
      out.appendCodePoint(point);
      i += Character.charCount(point);
    }
    return out.toString();
  }

  /** Into at most {@code limit} parts, as many as there are where it is negative. */
  List<String> split(String text, String separator, long limit) {
    if (limit == 0) {
      return List.of();
    }
    long parts = limit < 0 ? Long.MAX_VALUE : limit;
    TextSearch search = search(text, separator);
    long count =
        separator.isEmpty() ? text.codePointCount(0, text.length()) : 1L + search.count(text);
    work.build(Math.min(count, parts) * CelValues.UNITS_A_VALUE + text.length());
    List<String> out = new ArrayList<>();
    int from = 0;
    while (out.size() + 1 < parts) {
      int at = separator.isEmpty() ? afterPoint(text, from) : search.in(text, from);
      if (at < 0) {
        break;
      }
      out.add(text.substring(from, at));
      from = at + separator.length();
    }
    if (!(separator.isEmpty() && from == text.length())) {
      out.add(text.substring(from));
    }
    return out;
  }

  private static int afterPoint(String text, int from) {
    return from < text.length() ? text.offsetByCodePoints(from, 1) : -1;
  }

  boolean contains(String text, String sought) {
    return search(text, sought).in(text, 0) >= 0;
  }

  /** Counts a search through all of the text and prepares it. */
  private TextSearch search(String text, String sought) {
    work.step(
        TextSearch.isShort(sought)
            ? text.length() / STEPS_OF_A_SEARCH
            : ((long) text.length() + sought.length()) / STEPS_OF_A_LONG_SEARCH);
    return TextSearch.of(sought);
  }

  long indexOf(String text, String sought, long offset) {
    if (sought.isEmpty()) {
      return offset;
    }
    int from = unit(text, offset);
    int at = search(text, sought).in(text, from);
    return at < 0 ? -1 : text.codePointCount(0, at);
  }

  long lastIndexOf(String text, String sought, Optional<Long> offset) {
    if (sought.isEmpty()) {
      return offset.orElse((long) text.codePointCount(0, text.length()));
    }
    int last = offset.isPresent() ? unit(text, offset.get()) : text.length();
    TextSearch search = search(text, sought);
    int found = -1;
    for (int at = search.in(text, 0); at >= 0 && at <= last; at = search.in(text, at + 1)) {
      found = at;
      // Overlapping finds begin anew at the next unit, which takes time with the sought text.
      work.step(1L + sought.length() / STEPS_OF_A_SEARCH);
    }
    return found < 0 ? -1 : text.codePointCount(0, found);
  }

  private static int unit(String text, long offset) {
    if (offset < 0 || offset >= text.codePointCount(0, text.length())) {
      throw ExpressionFault.evaluation("the offset lies outside the text");
    }
    return text.offsetByCodePoints(0, (int) offset);
  }

  boolean matches(String text, String pattern) {
    try {
      work.step((long) pattern.length() * pattern.length() / SQUARES_A_STEP);
      var search = TextPattern.anyOf(pattern);
      work.step(search.work(""));
      work.step(1 + search.work(text) / STEPS_OF_A_MATCH);
      return search.isFoundIn(text);
    } catch (IllegalArgumentException e) {
      throw ExpressionFault.evaluation("the pattern cannot be used: " + e.getMessage());
    }
  }
}
