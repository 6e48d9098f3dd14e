package io.emprops.queue.connector.polling;

import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.egress.CallFailedException;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.http.JsonAnswers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks for a provider's job until it has ended. The wait between two questions grows by half up to
 * the longest, and is at least what the provider asks for. Questions that fail in passing are asked
 * again, some in a row at most.
 */
final class Polling {
  private static final int MOST_MISSES = 5;

  private final PollPlan plan;
  private final HttpCaller caller;
  private final HttpFailures failures;
  private final Waiting waiting;
  private final Cancellation cancellation;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private int misses;

  Polling(
      PollPlan plan,
      HttpCaller caller,
      HttpFailures failures,
      Reporter reporter,
      Cancellation cancellation) {
    this.plan = plan;
    this.caller = caller;
    this.failures = failures;
    this.waiting = new Waiting(plan.timeout(), reporter);
    this.cancellation = new LatestCall(cancellation);
    cancellation.onRequest(stopped::countDown);
  }

  /** What came of a question, and how long to wait at least before the next. */
  private sealed interface Reply {
    Duration pause();
  }

  private record Said(JsonValue answer, Duration pause) implements Reply {}

  private record Missed(Duration pause) implements Reply {}

  /**
   * The result.
   *
   * @throws EndRules.JobFailedException if the provider's job has failed
   * @throws CallFailedException if it is given up
   */
  JsonValue untilDone(Begun job, OutgoingRequest question) {
    Duration interval = plan.interval();
    Duration wait = interval;
    while (true) {
      pause(wait);
      Reply reply = ask(question);
      if (reply instanceof Said(JsonValue answer, var _)) {
        Optional<JsonValue> result = plan.end().resultOf(job, answer);
        if (result.isPresent()) {
          return result.get();
        }
        waiting.tell("polling", plan.end(), answer);
      }
      interval = longer(interval);
      wait = reply.pause().compareTo(interval) > 0 ? reply.pause() : interval;
    }
  }

  private Reply ask(OutgoingRequest question) {
    try {
      Said said = caller.within(waiting.left()).call(question, cancellation, this::read);
      misses = 0;
      return said;
    } catch (CallFailedException e) {
      misses++;
      if (cancellation.isRequested() || !isPassing(e.failure()) || misses > MOST_MISSES) {
        throw e;
      }
      Long asked = e.failure().retryAfterMs();
      return new Missed(asked == null ? Duration.ZERO : Duration.ofMillis(asked));
    }
  }

  private Said read(IncomingAnswer answer) {
    if (!answer.isSuccess()) {
      throw failures.of(answer);
    }
    return new Said(
        JsonAnswers.parse(JsonAnswers.text(answer.bytes())),
        failures.retryAfter(answer).orElse(Duration.ZERO));
  }

  private static boolean isPassing(JobFailure failure) {
    return switch (failure.failureClass()) {
      case NETWORK_ERROR, SERVICE_ERROR, RATE_LIMIT, TIMEOUT -> true;
      case AUTH_ERROR,
          VALIDATION_ERROR,
          RESPONSE_ERROR,
          RESOURCE_LIMIT,
          SYSTEM_ERROR,
          GENERATION_REFUSAL ->
          false;
    };
  }

  private void pause(Duration wait) {
    Duration left = waiting.left();
    Duration time = wait.compareTo(left) < 0 ? wait : left;
    try {
      if (stopped.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw Waiting.stopped();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Waiting.stopped();
    }
    if (time.equals(left)) {
      throw waiting.over();
    }
  }

  private Duration longer(Duration interval) {
    Duration next = interval.multipliedBy(3).dividedBy(2);
    return next.compareTo(plan.longestInterval()) > 0 ? plan.longestInterval() : next;
  }
}
