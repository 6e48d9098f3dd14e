package io.emprops.ui.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Times as people read them. */
public final class Times {
  private static final Duration A_MONTH = Duration.ofDays(30);

  private Times() {}

  /** How long ago it was; a date for what is older than a month. */
  public static String ago(Instant then, Instant now) {
    var past = Duration.between(then, now);
    if (past.compareTo(A_MONTH) > 0) {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
          .withLocale(Locale.ENGLISH)
          .withZone(ZoneId.systemDefault())
          .format(then);
    }
    if (past.toDays() > 0) {
      return Texts.text("ago.days", past.toDays());
    }
    if (past.toHours() > 0) {
      return Texts.text("ago.hours", past.toHours());
    }
    return past.toMinutes() > 0
        ? Texts.text("ago.minutes", past.toMinutes())
        : Texts.text("ago.now");
  }

  /** A duration such as {@code 340 ms}, {@code 2.4 s} or {@code 3 min 5 s}. */
  public static String took(Duration time) {
    long millis = Math.max(0, time.toMillis());
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return "%.1f s".formatted(millis / 1_000.0);
    }
    return time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  /** A time of day with seconds. */
  public static String clock(Instant instant) {
    return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
        .withZone(ZoneId.systemDefault())
        .format(instant);
  }

  /** A moment of the calendar in UTC, such as {@code 1 Dec 2026, 00:00 UTC}. */
  public static String calendar(Instant instant) {
    return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
        .format(instant);
  }
}
