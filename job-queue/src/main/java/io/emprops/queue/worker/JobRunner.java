package io.emprops.queue.worker;

import io.emprops.core.asset.FileTooLargeException;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.UnavailableException;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Complete;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.Connector.Stopped;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.queue.worker.JobCancellation.Cause;
import io.emprops.template.output.OutputContract;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Executes one job and tells the gateway how it ended, until the gateway has heard it. */
final class JobRunner {
  private static final Logger LOG = Logger.getLogger(JobRunner.class);

  private final ProviderChain providers;
  private final GatewayLink link;
  private final WorkerSettings settings;
  private final ScheduledExecutorService timer;
  private final FileAccess files;

  JobRunner(
      Map<JobType, Connector> connectors,
      GatewayLink link,
      WorkerSettings settings,
      ScheduledExecutorService timer,
      FileAccess files) {
    this.providers = new ProviderChain(connectors);
    this.link = link;
    this.settings = settings;
    this.timer = timer;
    this.files = files;
  }

  void run(RunningJob job) {
    LOG.debugf("job begins: job=%s attempt=%d", job.id(), job.assign().attempt());
    var pump =
        new ReportPump(job, link, settings.reportInterval(), files.of(job.job(), job.token()));
    pump.start();
    Optional<WorkerMessage> end;
    ScheduledFuture<?> clock = startClock(job);
    try {
      end = ending(job, process(job, pump), new ResultFiles(pump.files()));
    } finally {
      clock.cancel(false);
      pump.close();
    }
    end.ifPresent(message -> deliver(job, message));
  }

  private ScheduledFuture<?> startClock(RunningJob job) {
    long millis =
        Objects.requireNonNullElse(
            job.job().attemptTimeoutMs(), settings.attemptTimeout().toMillis());
    return timer.schedule(
        () -> Thread.startVirtualThread(() -> job.cancellation().request(Cause.TIMED_OUT)),
        millis,
        TimeUnit.MILLISECONDS);
  }

  private Result process(RunningJob job, Connector.Reporter reporter) {
    return providers.process(job.job(), job.assign().attempt(), reporter, job.cancellation());
  }

  /** What to tell; nothing, if the job is no longer this worker's. */
  private Optional<WorkerMessage> ending(RunningJob job, Result result, ResultFiles files) {
    return switch (result) {
      case Succeeded done -> Optional.of(succeeded(job, done, files));
      case Failed failed ->
          job.cancellation()
              .cause()
              .map(cause -> stopped(job, cause))
              .orElseGet(() -> Optional.of(job.fail(failed.failure(), failed.limits(), null)));
      case Stopped _ ->
          job.cancellation()
              .cause()
              .map(cause -> stopped(job, cause))
              .orElseGet(
                  () ->
                      Optional.of(
                          job.fail(
                              FailureClass.SYSTEM_ERROR,
                              "stopped",
                              "The connector stopped by itself")));
    };
  }

  private static WorkerMessage succeeded(RunningJob job, Succeeded done, ResultFiles files) {
    try {
      JsonValue value = files.withoutBinary(done.value());
      // The gateway does so too, but no longer sees the long texts.
      return OutputContract.unmet(job.job().output(), value)
          .map(
              lack ->
                  job.fail(
                      JobFailure.of(FailureClass.RESPONSE_ERROR, lack.reason(), lack.message()),
                      done.limits(),
                      done.usage()))
          .orElseGet(
              () ->
                  job.complete(
                      new Succeeded(files.withoutLongTexts(value), done.usage(), done.limits())));
    } catch (FileTooLargeException e) {
      return job.fail(
          JobFailure.of(
              FailureClass.RESPONSE_ERROR,
              "file-too-large",
              "What the provider made cannot be kept: " + e.getMessage()),
          done.limits(),
          done.usage());
    } catch (UnavailableException e) {
      return job.fail(
          JobFailure.of(
              FailureClass.SYSTEM_ERROR, "asset-store", "The store of files cannot be reached"),
          done.limits(),
          done.usage());
    }
  }

  private Optional<WorkerMessage> stopped(RunningJob job, Cause cause) {
    return switch (cause) {
      case LOST -> Optional.empty();
      // A released job whose cancellation was asked for is thereby confirmed as cancelled.
      case CANCELLED, RELEASED -> Optional.of(job.release());
      case TIMED_OUT ->
          Optional.of(
              job.fail(
                  FailureClass.TIMEOUT,
                  "attempt-timeout",
                  "The attempt took longer than " + allowed(job).toMillis() + " ms"));
    };
  }

  private Duration allowed(RunningJob job) {
    Long millis = job.job().attemptTimeoutMs();
    return millis == null ? settings.attemptTimeout() : Duration.ofMillis(millis);
  }

  private void deliver(RunningJob job, WorkerMessage end) {
    Optional<GatewayMessage> answer = link.deliver(end);
    if (answer.isEmpty()) {
      LOG.errorf("job's end not delivered, worker stopped: job=%s", job.id());
      return;
    }
    switch (answer.get()) {
      case GatewayMessage.Acknowledged _ -> LOG.debugf("job ended: job=%s", job.id());
      case GatewayMessage.StaleLease _ ->
          LOG.infof("job is another's by now, its end is not kept: job=%s", job.id());
      case Refused refused -> refused(job, end, refused);
      case GatewayMessage.Registered _,
          GatewayMessage.Assign _,
          GatewayMessage.NothingToDo _,
          GatewayMessage.Leases _ ->
          LOG.errorf("job's end has no fitting answer: job=%s", job.id());
    }
  }

  private void refused(RunningJob job, WorkerMessage end, Refused refused) {
    String detail = refused.problem().toString();
    LOG.warnf("job's end refused: job=%s, %s", job.id(), detail);
    if (end instanceof Complete done) {
      JobFailure failure =
          JobFailure.of(FailureClass.RESPONSE_ERROR, "result-refused", "Refused: " + detail);
      deliver(job, job.fail(failure, ProviderLimits.none(), done.usage()));
    }
  }
}
