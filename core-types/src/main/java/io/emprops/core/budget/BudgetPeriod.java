package io.emprops.core.budget;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** After which time a budget begins anew, by the calendar in UTC. */
public enum BudgetPeriod {
  DAY,
  MONTH,
  /** It never begins anew. */
  TOTAL;

  /** When the period began that this time lies in. */
  public Instant start(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return switch (this) {
      case DAY -> begin(day);
      case MONTH -> begin(day.withDayOfMonth(1));
      case TOTAL -> Instant.EPOCH;
    };
  }

  /** When the next one begins; empty where none does. */
  public Optional<Instant> end(Instant at) {
    LocalDate first = LocalDate.ofInstant(start(at), ZoneOffset.UTC);
    return switch (this) {
      case DAY -> Optional.of(begin(first.plusDays(1)));
      case MONTH -> Optional.of(begin(first.plusMonths(1)));
      case TOTAL -> Optional.empty();
    };
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** As messages name it. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the wire form. */
  @JsonCreator
  public static BudgetPeriod ofWire(String wire) {
    for (BudgetPeriod period : values()) {
      if (period.wire().equals(wire)) {
        return period;
      }
    }
    throw new IllegalArgumentException("a period is day, month or total, not '%s'".formatted(wire));
  }
}
