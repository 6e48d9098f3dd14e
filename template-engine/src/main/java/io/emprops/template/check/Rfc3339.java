package io.emprops.template.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times in the form of RFC 3339, which is narrower than the JDK's own. Each is read as an
 * instant, so that all can be compared: a date as its first moment in UTC, a time as on 1 January
 * 1970.
 */
final class Rfc3339 {
  private static final String DATE = "(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})";
  private static final String TIME =
      "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?:\\.(?<fraction>[0-9]{1,30}))?";
  private static final String OFFSET =
      "(?:[Zz]|(?<sign>[+-])(?<offsethour>[0-9]{2}):(?<offsetminute>[0-9]{2}))";
  private static final Pattern DATE_ONLY = Pattern.compile(DATE);
  private static final Pattern TIME_ONLY = Pattern.compile(TIME + "(?:" + OFFSET + ")?");
  private static final Pattern DATE_TIME = Pattern.compile(DATE + "[Tt]" + TIME + OFFSET);
  private static final int MAX_LENGTH = 64;

  private Rfc3339() {}

  /** A full-date: {@code 2026-01-31}. */
  static Optional<Instant> date(String text) {
    return read(DATE_ONLY, text, m -> date(m).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  /** A partial-time, with an offset or without: {@code 08:30:00}, {@code 08:30:00.5Z}. */
  static Optional<Instant> time(String text) {
    return read(TIME_ONLY, text, m -> LocalDate.EPOCH.atTime(time(m)).toInstant(offset(m)));
  }

  /** A date-time, which always has an offset: {@code 2026-01-31T08:30:00+01:00}. */
  static Optional<Instant> dateTime(String text) {
    return read(DATE_TIME, text, m -> date(m).atTime(time(m)).toInstant(offset(m)));
  }

  private interface Reader {
    Instant read(Matcher matcher);
  }

  private static Optional<Instant> read(Pattern pattern, String text, Reader reader) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(text);
    try {
      return matcher.matches() ? Optional.of(reader.read(matcher)) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static LocalDate date(Matcher m) {
    return LocalDate.of(number(m, "year"), number(m, "month"), number(m, "day"));
  }

  private static LocalTime time(Matcher m) {
    int second = number(m, "second");
    // A leap second has no place on the JDK's clock; it counts as the second before.
    return LocalTime.of(
        number(m, "hour"),
        number(m, "minute"),
        second == 60 ? 59 : second,
        nanos(m.group("fraction")));
  }

  private static ZoneOffset offset(Matcher m) {
    String sign = m.group("sign");
    if (sign == null) {
      return ZoneOffset.UTC;
    }
    int factor = sign.equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(
        factor * number(m, "offsethour"), factor * number(m, "offsetminute"));
  }

  private static int number(Matcher m, String group) {
    return Integer.parseInt(m.group(group));
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
  }
}
