package io.emprops.openapi.adapter.in.rest.asset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file, as players ask for it with the header {@code Range} (RFC 9110, section 14).
 *
 * @param first its first byte, from 0
 * @param last its last byte, itself a part of it; one less than the first for nothing
 */
record ByteRange(long first, long last) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** What a header says. */
  sealed interface Wish {}

  /** All of it: no header, or one of a kind that may be passed over. */
  record Whole() implements Wish {}

  /** This part. */
  record Part(ByteRange range) implements Wish {}

  /** Nothing that the file has. */
  record Beyond() implements Wish {}

  static Wish of(@Nullable String header, long size) {
    Optional<Matcher> one = Optional.ofNullable(header).map(ONE::matcher).filter(Matcher::matches);
    if (one.isEmpty() || (one.get().group(1).isEmpty() && one.get().group(2).isEmpty())) {
      return new Whole();
    }
    String from = one.get().group(1);
    String to = one.get().group(2);
    if (from.isEmpty()) {
      long length = Math.min(Long.parseLong(to), size);
      return length == 0 ? new Beyond() : new Part(new ByteRange(size - length, size - 1));
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
    if (!to.isEmpty() && Long.parseLong(to) < first) {
      return new Whole();
    }
    return first >= size ? new Beyond() : new Part(new ByteRange(first, last));
  }

  long length() {
    return last - first + 1;
  }
}
