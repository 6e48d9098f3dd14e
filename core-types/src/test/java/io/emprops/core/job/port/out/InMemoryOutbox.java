package io.emprops.core.job.port.out;

import io.emprops.core.job.JobId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What {@link InMemoryJobLedger} has to tell the broker, guarded by the ledger's lock. */
final class InMemoryOutbox {
  private final Map<OutboxKind, Set<JobId>> entries =
      Map.of(
          OutboxKind.SUBMIT, new LinkedHashSet<>(),
          OutboxKind.CANCEL, new LinkedHashSet<>(),
          OutboxKind.ACKNOWLEDGE, new LinkedHashSet<>());

  Set<JobId> entries(OutboxKind kind) {
    return entries.getOrDefault(kind, Set.of());
  }

  int tell(OutboxKind kind, int limit, Predicate<JobId> ready, Consumer<List<JobId>> handOver) {
    List<JobId> taken = entries(kind).stream().filter(ready).limit(limit).toList();
    if (!taken.isEmpty()) {
      handOver.accept(taken);
      entries(kind).removeAll(Set.copyOf(taken));
    }
    return taken.size();
  }
}
