package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.workflow.CursorException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** The last row of a part of a list; opaque to those who get it. */
record ListCursor(Instant changedAt, String id) {

  /** After nothing: before the newest of all. */
  static ListCursor beginning() {
    return new ListCursor(Instant.parse("9999-12-31T23:59:59Z"), "");
  }

  static ListCursor parse(String text) {
    if (text.isEmpty()) {
      return beginning();
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int split = plain.indexOf(' ');
      String id = plain.substring(split + 1);
      if (split < 0 || id.indexOf('\0') >= 0) {
        throw new CursorException(text);
      }
      long micros = Long.parseLong(plain.substring(0, split));
      return new ListCursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new CursorException(text);
    }
  }

  String text() {
    String plain = ChronoUnit.MICROS.between(Instant.EPOCH, changedAt) + " " + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
