package io.emprops.it.bench.run;

import io.emprops.core.json.JsonValue;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The machine that a run is made on. */
public final class Machine {
  private Machine() {}

  /** How many processes want a processor, over a minute: what a shared machine does besides. */
  public static String load() {
    return String.format(
        Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** What is told about a run beside its figures, in the order of telling. */
  public static Map<String, JsonValue> facts(BenchOptions options) {
    Map<String, JsonValue> facts = new LinkedHashMap<>();
    facts.put("quick", JsonValue.of(options.quick()));
    facts.put("java", JsonValue.of(Runtime.version().toString()));
    facts.put("processors", JsonValue.of(Runtime.getRuntime().availableProcessors()));
    return facts;
  }
}
