package io.emprops.queue.worker;

import io.emprops.core.job.Alternative;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.Connector.Stopped;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Executes a job by its own provider, and where that fails as another may cure, by its alternatives
 * in turn. Which one answered, and why, is told as progress and stands in the usage. What counts
 * for the job's flow key, and for its next attempt, is what its own provider said.
 */
final class ProviderChain {
  private static final Logger LOG = Logger.getLogger(ProviderChain.class);

  private final Map<JobType, Connector> connectors;

  ProviderChain(Map<JobType, Connector> connectors) {
    this.connectors = connectors;
  }

  /** The first success, or the failure of the job's own provider. */
  Result process(QueuedJob job, int attempt, Reporter reporter, Cancellation cancellation) {
    Result own = ask(job, attempt, reporter, cancellation);
    JsonValue fallback = job.fallback();
    if (fallback == null || !(own instanceof Failed failed)) {
      return own;
    }
    List<String> story = new ArrayList<>(List.of(step(job, failed)));
    Failed latest = failed;
    for (Alternative alternative : Alternative.listOf(fallback)) {
      QueuedJob instead = alternative.of(job);
      if (!latest.failure().failureClass().mayBeCuredElsewhere() || cancellation.isRequested()) {
        break;
      } else if (!connectors.containsKey(instead.jobType())) {
        continue;
      }
      reporter.progress(trying(instead, story));
      switch (ask(instead, attempt, reporter, cancellation)) {
        case Succeeded done -> {
          String why = "%s after %s".formatted(name(instead), String.join(", ", story));
          return new Succeeded(done.value(), done.usage().instead(why), counting(failed));
        }
        case Stopped stopped -> {
          return stopped;
        }
        case Failed again -> {
          latest = again;
          story.add(step(instead, again));
        }
      }
    }
    return story.size() == 1 ? failed : told(failed, story);
  }

  private static Progressed trying(QueuedJob instead, List<String> story) {
    return new Progressed(
        "fallback",
        null,
        null,
        null,
        "%s; trying %s".formatted(String.join(", ", story), name(instead)),
        null);
  }

  /** Only of a rate limit the wait is one for all jobs of its key. */
  private static ProviderLimits counting(Failed failed) {
    return failed.failure().failureClass() == FailureClass.RATE_LIMIT
        ? failed.limits()
        : failed.limits().withoutWait();
  }

  private Result ask(QueuedJob job, int attempt, Reporter reporter, Cancellation cancellation) {
    Connector connector = connectors.get(job.jobType());
    if (connector == null) {
      return failed("no-connector", "This worker has no connector for " + job.jobType().value());
    }
    try {
      return connector.process(job, attempt, reporter, cancellation);
    } catch (RuntimeException e) {
      LOG.errorf("connector failed: job=%s type=%s %s", job.id(), job.jobType(), describe(e));
      return failed("connector", "The connector failed: " + e.getClass().getSimpleName());
    }
  }

  /** Where it happened, without the exception's message: that may hold what a provider said. */
  private static String describe(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static Result failed(String reason, String message) {
    return new Failed(JobFailure.of(FailureClass.SYSTEM_ERROR, reason, message));
  }

  private static Failed told(Failed failed, List<String> story) {
    JobFailure own = failed.failure();
    return new Failed(
        new JobFailure(
            own.failureClass(),
            own.reason(),
            "%s (%s)".formatted(own.message(), String.join(", ", story)),
            own.retryAfterMs()),
        failed.limits());
  }

  /** Class and reason alone: a message may be long, and is the failure's own to tell. */
  private static String step(QueuedJob job, Failed failed) {
    JobFailure failure = failed.failure();
    return "%s: %s %s".formatted(name(job), failure.failureClass().wire(), failure.reason());
  }

  private static String name(QueuedJob job) {
    String type = job.jobType().value();
    return job.payload() instanceof JsonObject payload
            && payload.member("model").orElse(JsonValue.ofNull())
                instanceof JsonString(String model)
        ? type + " " + model
        : type;
  }
}
