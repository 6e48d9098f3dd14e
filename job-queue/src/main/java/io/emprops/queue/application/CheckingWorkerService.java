package io.emprops.queue.application;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Complete;
import io.emprops.core.worker.WorkerMessage.Fail;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import io.emprops.core.worker.port.out.LeasedJobs;
import io.emprops.template.output.OutputContract;
import io.emprops.template.output.OutputContract.Unmet;
import java.util.Optional;

/**
 * Holds each result against what the document promises of it, whoever the worker is and however its
 * messages come. An attempt whose result lacks something of it fails as {@code response_error}; the
 * worker is answered as for any end that was kept.
 */
public final class CheckingWorkerService implements ServeWorkerUseCase {
  private final ServeWorkerUseCase next;
  private final LeasedJobs jobs;
  private final FreeLeases free = new FreeLeases();

  /** Checks before the next one completes. */
  public CheckingWorkerService(ServeWorkerUseCase next, LeasedJobs jobs) {
    this.next = next;
    this.jobs = jobs;
  }

  @Override
  public GatewayMessage serve(WorkerMessage message) {
    GatewayMessage answer =
        next.serve(message instanceof Complete complete ? checked(complete) : message);
    if (answer instanceof Assign assign && assign.job().output() == null) {
      free.add(assign.leaseToken());
    }
    return answer;
  }

  private WorkerMessage checked(Complete complete) {
    return unmet(complete).<WorkerMessage>map(lack -> failed(complete, lack)).orElse(complete);
  }

  private Optional<Unmet> unmet(Complete complete) {
    LeaseToken token = complete.leaseToken();
    // A lease that is over needs no check: the next one refuses it.
    return free.has(token)
        ? Optional.empty()
        : jobs.find(complete.jobId(), token)
            .map(QueuedJob::output)
            .flatMap(output -> OutputContract.unmet(output, complete.result()));
  }

  private static Fail failed(Complete complete, Unmet lack) {
    return new Fail(
        complete.workerId(),
        complete.jobId(),
        complete.leaseToken(),
        FailureClass.RESPONSE_ERROR,
        lack.reason(),
        lack.message(),
        null,
        complete.limits(),
        complete.usage());
  }
}
