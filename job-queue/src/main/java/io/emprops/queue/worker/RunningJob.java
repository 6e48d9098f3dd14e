package io.emprops.queue.worker;

import io.emprops.core.asset.Asset;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.ProviderLimits.Allowance;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Complete;
import io.emprops.core.worker.WorkerMessage.Fail;
import io.emprops.core.worker.WorkerMessage.Held;
import io.emprops.core.worker.WorkerMessage.Output;
import io.emprops.core.worker.WorkerMessage.Preview;
import io.emprops.core.worker.WorkerMessage.Progress;
import io.emprops.core.worker.WorkerMessage.Release;
import io.emprops.core.worker.port.out.Connector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job that this worker holds, and the messages that can be said about it. */
record RunningJob(WorkerId worker, Assign assign, JobCancellation cancellation) {

  QueuedJob job() {
    return assign.job();
  }

  JobId id() {
    return job().id();
  }

  LeaseToken token() {
    return assign.leaseToken();
  }

  Held held() {
    return new Held(id(), token());
  }

  WorkerMessage progress(Progressed p) {
    return new Progress(
        worker, id(), token(), p.phase(), p.done(), p.total(), p.unit(), p.message(), p.eta());
  }

  WorkerMessage output(String text) {
    return new Output(worker, id(), token(), text, null);
  }

  WorkerMessage preview(Asset file) {
    return new Preview(worker, id(), token(), file);
  }

  WorkerMessage complete(Connector.Succeeded done) {
    return new Complete(worker, id(), token(), done.value(), done.usage(), told(done.limits()));
  }

  WorkerMessage fail(JobFailure failure) {
    return fail(failure, ProviderLimits.none(), null);
  }

  /** The usage is what the attempt used all the same; null where it used nothing. */
  WorkerMessage fail(JobFailure failure, ProviderLimits limits, @Nullable Usage usage) {
    return new Fail(
        worker,
        id(),
        token(),
        failure.failureClass(),
        failure.reason(),
        failure.message(),
        failure.retryAfterMs(),
        told(limits.withoutWait()),
        usage);
  }

  /** Nothing, where it told of none: most providers do not. */
  private static @Nullable List<Allowance> told(ProviderLimits limits) {
    List<Allowance> all = limits.asAllowances();
    return all.isEmpty() ? null : all;
  }

  WorkerMessage fail(FailureClass failureClass, String reason, String message) {
    return fail(JobFailure.of(failureClass, reason, message));
  }

  WorkerMessage release() {
    return new Release(worker, id(), token());
  }
}
