package io.emprops.queue.connector;

import io.emprops.core.asset.FileTooLargeException;
import io.emprops.core.asset.port.out.AssetStoreUnavailableException;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.secret.FoundSecret;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValues;
import io.emprops.core.template.LateValues.Filled;
import io.emprops.core.template.LateValues.Unknown;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.SecretVault;
import io.emprops.egress.BoundSecrets;
import io.emprops.egress.CallFailedException;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Fills in the late values, makes the call, and keeps every secret out of what comes back: results,
 * failures, progress and streamed text.
 */
public final class ProviderConnector implements Connector {
  private final Provider provider;
  private final SecretVault vault;

  /** Calls this provider with secrets of this vault. */
  public ProviderConnector(Provider provider, SecretVault vault) {
    this.provider = provider;
    this.vault = vault;
  }

  @Override
  public Set<JobType> jobTypes() {
    return provider.jobTypes();
  }

  @Override
  public Health health() {
    return provider.health();
  }

  @Override
  public Map<JobType, List<String>> models() {
    return provider.models();
  }

  @Override
  public Result process(QueuedJob job, int attempt, Reporter reporter, Cancellation cancellation) {
    if (cancellation.isRequested()) {
      return new Stopped();
    }
    List<FoundSecret> found = new ArrayList<>();
    try {
      return switch (LateValues.fill(
          job.payload(), job.late(), part -> find(job, part, found, reporter.files()))) {
        case Unknown unknown -> new Failed(missing(unknown.part()));
        case Filled(JsonValue payload) -> {
          Set<String> secrets = new HashSet<>(provider.secrets(payload));
          found.forEach(secret -> secrets.add(secret.value()));
          var redactor = new Redactor(secrets);
          yield BoundSecrets.of(found)
              .during(() -> send(provider.forJob(job), payload, redactor, reporter, cancellation));
        }
      };
    } catch (ProviderFailedException e) {
      return new Failed(e.failure());
    } catch (AssetStoreUnavailableException e) {
      return new Failed(
          JobFailure.of(
              FailureClass.SYSTEM_ERROR, "asset-store", "The store of files cannot be reached"));
    } catch (FileTooLargeException e) {
      return new Failed(
          JobFailure.of(
              FailureClass.RESPONSE_ERROR,
              "file-too-large",
              "What the provider made cannot be kept: " + e.getMessage()));
    }
  }

  private Optional<String> find(
      QueuedJob job, LatePart part, List<FoundSecret> found, Files files) {
    return switch (part) {
      case LatePart.Text(String text) -> Optional.of(text);
      case LatePart.Secret(String name) -> {
        Optional<FoundSecret> secret = vault.find(job.organisationId(), job.id(), name);
        secret.ifPresent(found::add);
        yield secret.map(FoundSecret::value);
      }
      case LatePart.Asset asset -> LateFiles.text(asset, files);
    };
  }

  private static JobFailure missing(LatePart part) {
    return switch (part) {
      case LatePart.Secret(String name) ->
          JobFailure.of(
              FailureClass.AUTH_ERROR,
              "secret-missing",
              "The secret '%s' is not known to the worker".formatted(name));
      case LatePart.Asset(String id, var _) ->
          JobFailure.of(
              FailureClass.VALIDATION_ERROR,
              "asset-missing",
              "The asset '%s' is not known to the worker".formatted(id));
      case LatePart.Text _ -> throw new IllegalArgumentException("text is always known");
    };
  }

  private static Result send(
      JobCall its,
      JsonValue payload,
      Redactor redactor,
      Reporter reporter,
      Cancellation cancellation) {
    long begun = System.nanoTime();
    var kept = new RedactingReporter(redactor, reporter);
    try {
      kept.progress(new Progressed("calling", null, null, null, null, null));
      Provider.Answer answer = its.call(payload, kept, cancellation);
      kept.flush();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      return new Succeeded(
          redactor.scrub(answer.value()), usage(answer.tokens(), millis), answer.limits());
    } catch (PayloadException e) {
      return ended(new Failed(redactor.scrub(e.failure())), cancellation);
    } catch (CallFailedException e) {
      kept.flush();
      return ended(new Failed(redactor.scrub(e.failure()), e.limits()), cancellation);
    }
  }

  private static Usage usage(Provider.Tokens tokens, long millis) {
    return new Usage(
        tokens.input(), tokens.output(), tokens.cacheRead(), tokens.cacheWrite(), millis, null);
  }

  private static Result ended(Failed failed, Cancellation cancellation) {
    return cancellation.isRequested() ? new Stopped() : failed;
  }
}
