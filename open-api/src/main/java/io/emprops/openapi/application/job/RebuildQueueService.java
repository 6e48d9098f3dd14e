package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.port.in.RebuildQueueUseCase;
import io.emprops.openapi.application.job.LedgerReconciler.Depth;
import io.emprops.openapi.application.job.LedgerReconciler.Report;

/** Rebuilds the queue when an operator asks for it, as the loops do it by themselves. */
public final class RebuildQueueService implements RebuildQueueUseCase {
  private final QueueRestorer restorer;
  private final LedgerReconciler reconciler;

  /** Joins the parts. */
  public RebuildQueueService(QueueRestorer restorer, LedgerReconciler reconciler) {
    this.restorer = restorer;
    this.reconciler = reconciler;
  }

  @Override
  public Rebuilt rebuild(Principal caller) {
    caller.require(Role.OPERATOR);
    // First, so that nothing starts that was paused.
    int settings = restorer.restore();
    Report report = reconciler.reconcile(new Depth(true, true));
    return new Rebuilt(settings, report.submittedAgain(), report.filled(), report.settled());
  }
}
