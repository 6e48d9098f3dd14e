package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import io.emprops.core.job.Gate;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.QueueStats.HeldBack;
import io.emprops.core.job.QueueStats.TypeLoad;
import java.util.regex.Pattern;

/** What gates are called, and whom they hold back. */
final class GateWords {
  /** How the key of a credential is written. */
  private static final Pattern CREDENTIAL = Pattern.compile("credential:([^/]+)/(.+)");

  private GateWords() {}

  static String name(Gate gate) {
    return switch (gate) {
      case Gate.OfType(JobType type) -> text("monitor.gate.type", type.value());
      case Gate.OfCustomer(String customer) -> text("monitor.gate.customer", customer);
      case Gate.OfFlow(String key) -> text("monitor.gate.flow", key);
    };
  }

  /** Those who wait behind it, as far as the queue counts them. */
  static String heldBack(Gate gate, QueueStats stats) {
    return switch (gate) {
      case Gate.OfType(JobType type) -> text("monitor.held.type", waiting(stats, type));
      case Gate.OfCustomer(String customer) ->
          text("monitor.held.so-far", text("monitor.held.customer", customer), held(stats, gate));
      case Gate.OfFlow(String key) -> text("monitor.held.so-far", heldBack(key), held(stats, gate));
    };
  }

  private static String heldBack(String key) {
    var credential = CREDENTIAL.matcher(key);
    return credential.matches()
        ? text("monitor.held.credential", credential.group(1), credential.group(2))
        : text("monitor.held.flow", key);
  }

  private static long held(QueueStats stats, Gate gate) {
    return stats.held().stream()
        .filter(held -> held.gate().equals(gate))
        .mapToLong(HeldBack::jobs)
        .sum();
  }

  private static long waiting(QueueStats stats, JobType type) {
    return stats.types().stream()
        .filter(load -> load.jobType().equals(type))
        .mapToLong(TypeLoad::waiting)
        .sum();
  }
}
