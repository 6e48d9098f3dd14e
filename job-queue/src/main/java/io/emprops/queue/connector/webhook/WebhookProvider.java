package io.emprops.queue.connector.webhook;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonPlace;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.egress.CallFailedException;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.JobCall;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.ProviderFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Any HTTP API: one request as {@link ApiRequest} reads it from the payload, and what becomes of
 * its answer: {@code read_as}, {@code stream}, {@code success}, {@code follow_redirects}, {@code
 * timeout_ms}. The result is {@code {status, headers, body}}, or what stands at {@code result_path}
 * of the body.
 */
public final class WebhookProvider implements Provider {
  private static final Set<JobType> JOB_TYPES =
      Set.of(new JobType("custom_webhook"), new JobType("custom_api"));
  private static final int MOST_REDIRECTS = 5;

  private final HttpCaller caller;
  private final HttpFailures failures;

  /** Calls through this caller. */
  public WebhookProvider(HttpCaller caller, HttpFailures failures) {
    this.caller = caller;
    this.failures = failures;
  }

  @Override
  public Set<JobType> jobTypes() {
    return JOB_TYPES;
  }

  @Override
  public JobCall forJob(QueuedJob job) {
    return new WebhookProvider(caller.onBehalfOf(job.organisationId()), failures);
  }

  @Override
  public Set<String> secrets(JsonValue payload) {
    try {
      return ApiRequest.secrets(PayloadReader.of(payload));
    } catch (PayloadException e) {
      return Set.of();
    }
  }

  @Override
  public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
    PayloadReader reader = PayloadReader.of(payload);
    var reading = AnswerReading.read(reader);
    OutgoingRequest request = ApiRequest.read(reader);
    HttpCaller within = reading.timeout().map(caller::within).orElse(caller);
    int hops = 0;
    while (true) {
      OutgoingRequest sent = request;
      Step step = within.call(sent, cancellation, answer -> step(answer, reading, reporter));
      switch (step) {
        case Done(Answer result) -> {
          return result;
        }
        case Moved(Redirect redirect) -> {
          if (++hops > MOST_REDIRECTS) {
            throw tooMany();
          }
          request = redirect.after(sent);
        }
      }
    }
  }

  private sealed interface Step {}

  private record Done(Answer result) implements Step {}

  private record Moved(Redirect redirect) implements Step {}

  private Step step(IncomingAnswer answer, AnswerReading reading, Reporter reporter) {
    Optional<Redirect> redirect =
        reading.followRedirects() ? Redirect.of(answer) : Optional.empty();
    if (redirect.isPresent()) {
      return new Moved(redirect.get());
    }
    ProviderLimits limits = failures.limits(answer);
    long told = System.nanoTime();
    if (!reading.isSuccess(answer)) {
      throw new CallFailedException(failures.of(answer).failure(), limits);
    }
    JsonValue body =
        reading.stream()
            .map(stream -> stream.read(answer, reporter::output))
            .orElseGet(() -> AnswerBody.read(answer, reading.kind()));
    JsonValue result =
        reading.place().map(place -> at(place, body)).orElseGet(() -> reading.whole(answer, body));
    return new Done(
        new Answer(result, Tokens.none(), limits.aged(Duration.ofNanos(System.nanoTime() - told))));
  }

  private static JsonValue at(JsonPlace place, JsonValue body) {
    return place
        .in(body)
        .orElseThrow(
            () ->
                new ProviderFailedException(
                    FailureClass.RESPONSE_ERROR,
                    "result-missing",
                    "The answer has no value at '/%s'".formatted(String.join("/", place.steps()))));
  }

  private static ProviderFailedException tooMany() {
    return new ProviderFailedException(
        FailureClass.VALIDATION_ERROR,
        "redirect",
        "The provider redirects more than %d times".formatted(MOST_REDIRECTS));
  }
}
