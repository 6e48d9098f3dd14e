package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.workflow.CursorException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last signature of a part of the list; opaque to those who get it. */
record GroupCursor(Instant lastAt, String signature) {
  private static final Pattern FORMAT = Pattern.compile("([0-9]{1,18})\\.([0-9a-f]{32})");

  /** Before the first. */
  static GroupCursor beginning() {
    return new GroupCursor(Instant.parse("9999-12-31T23:59:59Z"), "");
  }

  static GroupCursor parse(String text) {
    if (text.isEmpty()) {
      return beginning();
    }
    Matcher parts = FORMAT.matcher(text);
    if (!parts.matches()) {
      throw new CursorException(text);
    }
    try {
      long micros = Long.parseLong(parts.group(1));
      return new GroupCursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), parts.group(2));
    } catch (DateTimeException e) {
      throw new CursorException(text);
    }
  }

  String text() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, lastAt) + "." + signature;
  }
}
