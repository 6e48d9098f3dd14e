package io.emprops.it.bench.work;

import java.util.Locale;

/** The works on which all engines are measured. */
public enum StandardWork {
  CHAT,
  CLAUDE,
  WEBHOOK,
  VARIABLES_40,
  VARIABLES_1000;

  /** The work as tables name it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The document with its inputs, made anew. */
  public Work work() {
    return switch (this) {
      case CHAT -> FirstDesignWorks.chat();
      case CLAUDE -> FirstDesignWorks.claude();
      case WEBHOOK -> FirstDesignWorks.webhook();
      case VARIABLES_40 -> GeneratedWorks.fortyVariables();
      case VARIABLES_1000 -> GeneratedWorks.thousandVariables();
    };
  }
}
