package io.emprops.template.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of a text that a JSON string holds as they are, copied eight at a time: one of a word
 * is zero where subtracting one from it borrows (the test for a zero byte in H. S. Warren, Hacker's
 * Delight, section 6-1). Question marks end a run too: an encoder puts them for what it cannot
 * encode.
 */
final class PlainBytes {
  /** How far beyond the last byte a whole word may be written. */
  static final int ROOM = Long.BYTES;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long QUESTION_MARKS = ONES * '?';
  private static final long SPACES = ONES * ' ';

  private PlainBytes() {}

  /**
   * Copies up to the first byte that needs a look.
   *
   * @param to with room for all bytes that may come and {@link #ROOM} more
   * @return the place of that byte; the length where there is none
   */
  static int copy(byte[] utf8, int from, byte[] to, int at) {
    int shift = at - from;
    int last = utf8.length - Long.BYTES;
    if (last < from) {
      return copyShort(utf8, from, to, shift);
    }
    int i = from;
    while (true) {
      long word = (long) WORDS.get(utf8, i);
      WORDS.set(to, i + shift, word);
      long found = special(word);
      if (found != 0) {
        return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
      if (i == last) {
        return utf8.length;
      }
      // The last word may begin within the one before, which holds nothing special.
      i = Math.min(i + Long.BYTES, last);
    }
  }

  private static int copyShort(byte[] utf8, int from, byte[] to, int shift) {
    int i = from;
    while (i < utf8.length && !isSpecial(utf8[i])) {
      to[i + shift] = utf8[i];
      i++;
    }
    return i;
  }

  /** The high bit of the lowest special byte, with perhaps bits of bytes above it. */
  private static long special(long word) {
    long controls = (word - SPACES) & ~word;
    return (controls
            | zeros(word ^ QUOTES)
            | zeros(word ^ BACKSLASHES)
            | zeros(word ^ QUESTION_MARKS))
        & HIGHS;
  }

  private static long zeros(long word) {
    return (word - ONES) & ~word;
  }

  private static boolean isSpecial(byte b) {
    return (b >= 0 && b < ' ') || b == '"' || b == '\\' || b == '?';
  }
}
