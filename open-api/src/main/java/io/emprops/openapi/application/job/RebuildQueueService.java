package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.Partition;
import io.emprops.core.job.port.in.RebuildQueueUseCase;
import io.emprops.openapi.application.job.LedgerReconciler.Depth;
import io.emprops.openapi.application.job.LedgerReconciler.Report;
import java.util.Map;

/** Rebuilds the queue when an operator asks for it, as the loops do it by themselves. */
public final class RebuildQueueService implements RebuildQueueUseCase {
  private final QueueRestorer restorer;
  private final Map<Partition, LedgerReconciler> reconcilers;

  /** Joins the parts, a reconciler for each partition. */
  public RebuildQueueService(QueueRestorer restorer, Map<Partition, LedgerReconciler> reconcilers) {
    this.restorer = restorer;
    this.reconcilers = Map.copyOf(reconcilers);
  }

  @Override
  public Rebuilt rebuild(Principal caller) {
    caller.require(Role.OPERATOR);
    // First, so that nothing starts that was paused.
    int settings = reconcilers.keySet().stream().mapToInt(restorer::restore).max().orElse(0);
    Report report =
        reconcilers.values().stream()
            .map(reconciler -> reconciler.reconcile(new Depth(true, true)))
            .reduce(new Report(0, 0, 0), Report::plus);
    return new Rebuilt(settings, report.submittedAgain(), report.filled(), report.settled());
  }
}
