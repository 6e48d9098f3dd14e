package io.emprops.core.worker.port.out;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.FileTooLargeException;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.ProviderLimits;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Executes jobs of certain types by calling a provider. Blocking and thread-safe: each job runs on
 * a virtual thread of its own. Every implementation passes {@code ConnectorContract}.
 */
public interface Connector {

  /** The job types that it serves. */
  Set<JobType> jobTypes();

  /**
   * Whether its provider can be worked with now. Asked at the start and again and again while the
   * worker runs; ends within some seconds. While it is not, the worker offers none of its job
   * types. One that needs nothing of which it could be sure beforehand is healthy.
   */
  default Health health() {
    return new Healthy();
  }

  /**
   * The models that its provider has, by job type; {@code "all"} in a list stands for every model.
   * Asked after the health was good; ends within some seconds. Types of which it knows nothing are
   * absent.
   */
  default Map<JobType, List<String>> models() {
    return Map.of();
  }

  /** Whether jobs can be executed. */
  sealed interface Health {}

  /** They can. */
  record Healthy() implements Health {}

  /**
   * They cannot.
   *
   * @param reason for the operator, in one line; no secret stands in it
   */
  record Unhealthy(String reason) implements Health {}

  /** Nobody has set it up for this worker, which is no fault; none of its job types is offered. */
  record NotSetUp() implements Health {}

  /**
   * Executes one job to its end. Expected failures are results, not exceptions. No secret stands in
   * what it reports or returns.
   *
   * @param attempt which one of this job it is, from 1
   */
  Result process(QueuedJob job, int attempt, Reporter reporter, Cancellation cancellation);

  /** How a job ended. */
  sealed interface Result {}

  /**
   * The provider's answer.
   *
   * @param limits what the provider told of its limits
   */
  record Succeeded(JsonValue value, Usage usage, ProviderLimits limits) implements Result {

    /** An answer that tells nothing of limits. */
    public Succeeded(JsonValue value, Usage usage) {
      this(value, usage, ProviderLimits.none());
    }
  }

  /**
   * The attempt's error.
   *
   * @param limits what the provider told of its limits, as far as it answered
   */
  record Failed(JobFailure failure, ProviderLimits limits) implements Result {

    /** An error that tells nothing of limits. */
    public Failed(JobFailure failure) {
      this(failure, ProviderLimits.none());
    }
  }

  /** The job was stopped because someone asked for it, and the provider was told. */
  record Stopped() implements Result {}

  /** Takes what happens on the way. */
  interface Reporter {

    /** Passes on how far the job is. */
    void progress(JobEvent.Progressed progress);

    /** Passes on a further piece of text, as it comes. */
    void output(String text);

    /** Passes on what the result looks like by now; of several the last one counts. */
    void preview(Asset file);

    /** The files of the job's organisation. */
    Files files();
  }

  /**
   * What a job reads and makes besides JSON. All of it throws {@link
   * io.emprops.core.problem.UnavailableException} while the files cannot be reached.
   */
  interface Files {

    /**
     * Keeps what the stream holds; the caller closes it.
     *
     * @param name what the file is called, for people
     * @throws FileTooLargeException if it is longer than allowed
     * @throws java.io.UncheckedIOException if the stream fails
     */
    Asset keep(InputStream content, String name);

    /** What is known of a file. */
    Optional<Asset> find(AssetId id);

    /** Its content; the caller closes it. */
    Optional<InputStream> read(AssetId id);
  }

  /** Tells whether someone asked to stop. */
  interface Cancellation {

    /** Whether to stop. */
    boolean isRequested();

    /** Runs the action once when it is asked for; at once, if that was before. */
    void onRequest(Runnable action);
  }
}
