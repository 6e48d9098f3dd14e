package io.emprops.core.budget;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** Identifies a budget. */
public record BudgetId(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");
  private static final String FLOW_KEY = "budget:";

  @JsonCreator
  public BudgetId {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException("budget id must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  /** The flow key of the jobs that it covers. */
  public String flowKey() {
    return FLOW_KEY + value;
  }

  /** The budget that a flow key stands for, if it stands for one. */
  public static Optional<BudgetId> ofFlowKey(String key) {
    return key.startsWith(FLOW_KEY)
        ? Optional.of(new BudgetId(key.substring(FLOW_KEY.length())))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
