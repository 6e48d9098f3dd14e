package io.emprops.queue.connector.polling;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.egress.CallFailedException;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.queue.connector.JobCall;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.http.JsonAnswers;
import io.emprops.queue.connector.webhook.ApiRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Any API that begins a job and tells of its end later, as the payload declares. What an attempt
 * has begun is remembered while the worker lives: the job's next attempt here asks on for it
 * instead of beginning a second one. A job that is stopped is cancelled at the provider too, where
 * the payload says how.
 */
public final class AsyncApiProvider implements Provider {
  private static final Duration LONGEST_CANCEL = Duration.ofSeconds(5);

  private final HttpCaller caller;
  private final HttpFailures failures;
  private final CallbackDesk desk;
  private final BegunJobs begun;

  /** Calls through this caller, and is called at this desk. */
  public AsyncApiProvider(HttpCaller caller, HttpFailures failures, CallbackDesk desk) {
    this.caller = caller;
    this.failures = failures;
    this.desk = desk;
    this.begun = new BegunJobs();
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(new JobType("custom_api_async"));
  }

  @Override
  public Set<String> secrets(JsonValue payload) {
    Set<String> secrets = new HashSet<>();
    try {
      PayloadReader reader = PayloadReader.of(payload);
      for (String part : new String[] {"request", "polling", "cancel"}) {
        reader.object(part).ifPresent(request -> secrets.addAll(ApiRequest.secrets(request)));
      }
    } catch (PayloadException e) {
      // The call itself says what does not fit.
      return secrets;
    }
    return secrets;
  }

  @Override
  public JobCall forJob(QueuedJob job) {
    return new ForJob(job.id(), caller.onBehalfOf(job.organisationId()));
  }

  @Override
  public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
    throw new IllegalStateException("what is begun belongs to a job");
  }

  /** The same for one job. */
  private final class ForJob implements JobCall {
    private final JobId job;
    private final HttpCaller its;

    ForJob(JobId job, HttpCaller its) {
      this.job = job;
      this.its = its;
    }

    @Override
    public Provider.Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
      AsyncPlan plan = AsyncPlan.read(payload);
      Begun present = begun.find(job).orElseGet(() -> begin(plan, reporter, cancellation));
      try {
        JsonValue result = untilDone(plan, present, reporter, cancellation);
        forget(present);
        return new Provider.Answer(result, Provider.Tokens.none());
      } catch (EndRules.JobFailedException e) {
        forget(present);
        throw new ProviderFailedException(e.failure());
      } catch (CallFailedException e) {
        if (cancellation.isRequested()) {
          cancel(plan, present);
          throw e;
        }
        throw abandoned(present, e);
      }
    }

    private JsonValue untilDone(
        AsyncPlan plan, Begun present, Reporter reporter, Cancellation cancellation) {
      return switch (plan.ending()) {
        case PollPlan polling ->
            new Polling(polling, its, failures, reporter, cancellation)
                .untilDone(present, plan.question(polling, present));
        case CallbackPlan callback ->
            new CallbackWait(callback, reporter, cancellation)
                .untilDone(present, present.place().orElseThrow());
      };
    }

    private Begun begin(AsyncPlan plan, Reporter reporter, Cancellation cancellation) {
      Begun present =
          switch (plan.ending()) {
            case PollPlan _ -> Begun.of(send(plan, Optional.empty(), cancellation), plan.id());
            case CallbackPlan _ -> beginWithCallback(plan, cancellation);
          };
      begun.remember(job, present);
      reporter.progress(
          new Progressed("begun", null, null, null, "The provider's job is " + present.id(), null));
      return present;
    }

    /** The place is open before the request goes out: a provider may call before it answers. */
    private Begun beginWithCallback(AsyncPlan plan, Cancellation cancellation) {
      CallbackDesk.Place place = desk.open().orElseThrow(AsyncApiProvider::unreachable);
      try {
        JsonValue answer = send(plan, Optional.of(place.url()), cancellation);
        return Begun.of(answer, plan.id(), place);
      } catch (CallFailedException e) {
        desk.close(place);
        throw e;
      }
    }

    private JsonValue send(AsyncPlan plan, Optional<String> url, Cancellation cancellation) {
      return its.call(plan.begin(job.value(), url), cancellation, AsyncApiProvider.this::json);
    }

    private void forget(Begun present) {
      begun.forget(job);
      present.place().ifPresent(desk::close);
    }

    private void cancel(AsyncPlan plan, Begun present) {
      if (plan.cancel().isEmpty()) {
        return;
      }
      forget(present);
      PayloadReader reader = plan.cancel().get();
      try {
        String url = Mark.ID.inUrl(reader.requiredText("url"), present.id());
        var request = ApiRequest.read(reader, url, plan.headers(reader, url));
        var _ =
            its.within(LONGEST_CANCEL)
                .call(Mark.ID.fill(request, present.id()), IncomingAnswer::status);
      } catch (CallFailedException | PayloadException e) {
        // The job is stopped here all the same; whether it is there, nobody can say.
        return;
      }
    }

    /** The attempt ends, and the provider's job perhaps goes on. */
    private ProviderFailedException abandoned(Begun present, CallFailedException e) {
      JobFailure failure = e.failure();
      return new ProviderFailedException(
          new JobFailure(
              failure.failureClass(),
              failure.reason(),
              ("%s. The provider's job %s was begun and may still run; another attempt at this"
                      + " worker asks on for it")
                  .formatted(failure.message(), present.id()),
              failure.retryAfterMs()));
    }
  }

  private static ProviderFailedException unreachable() {
    return new ProviderFailedException(
        FailureClass.VALIDATION_ERROR,
        "callback",
        "Providers cannot call this worker; an operator can set emp.queue.callbacks.url, or the"
            + " payload can ask with 'polling'");
  }

  /** Who calls back may answer with nothing. */
  private JsonValue json(IncomingAnswer answer) {
    if (!answer.isSuccess()) {
      throw failures.of(answer);
    }
    byte[] body = answer.bytes();
    return body.length == 0 ? JsonValue.ofNull() : JsonAnswers.parse(JsonAnswers.text(body));
  }
}
