package io.emprops.it.stack;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a prior job stands among those to import, as far as its fields can be read. Only so that
 * what should start first comes first while the import goes on: the order itself is open-api's.
 */
final class PriorPlace {
  /** What {@link #of} takes, in this order. */
  static final List<String> FIELDS =
      List.of("workflow_priority", "priority", "workflow_datetime", "created_at");

  private static final long PRIORITY_POINT = Duration.ofSeconds(60).toMillis();
  private static final int USUAL_PRIORITY = 50;
  private static final int HIGHEST_PRIORITY = 100;

  private PriorPlace() {}

  /** The lower, the sooner; what bears no time comes last. */
  static long of(List<@Nullable String> fields) {
    long time = firstOf(time(fields.get(2)), time(fields.get(3)), Long.MAX_VALUE / 2);
    long priority = firstOf(number(fields.get(0)), number(fields.get(1)), USUAL_PRIORITY);
    return time - Math.clamp(priority, 0, HIGHEST_PRIORITY) * PRIORITY_POINT;
  }

  private static long firstOf(@Nullable Long first, @Nullable Long second, long otherwise) {
    if (first != null) {
      return first;
    }
    return second == null ? otherwise : second;
  }

  private static @Nullable Long number(@Nullable String text) {
    return text != null && text.strip().matches("-?[0-9]{1,15}")
        ? Long.valueOf(text.strip())
        : null;
  }

  private static @Nullable Long time(@Nullable String text) {
    Long millis = number(text);
    if (text == null || millis != null) {
      return millis == null || millis <= 0 ? null : millis;
    }
    try {
      return OffsetDateTime.parse(text.strip()).toInstant().toEpochMilli();
    } catch (DateTimeException _) {
      return null;
    }
  }
}
