package io.emprops.queue.connector.http;

import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.egress.CallFailedException;
import io.emprops.egress.ErrorMeanings;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.Provider.Answer;
import io.emprops.queue.connector.ProviderFailedException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls of one JSON API: what is no success becomes a failure by the API's own codes, and what the
 * provider tells of its limits goes with the answer and with the failure.
 */
public final class ApiCalls {
  private final HttpCaller caller;
  private final HttpFailures failures;
  private final ErrorMeanings meanings;

  /** Calls an API whose error codes have these meanings. */
  public ApiCalls(HttpCaller caller, HttpFailures failures, ErrorMeanings meanings) {
    this.caller = caller;
    this.failures = failures;
    this.meanings = meanings;
  }

  /**
   * Sends the request and has a success read.
   *
   * @throws ProviderFailedException if it is none, or the reader says so
   */
  public Answer call(
      OutgoingRequest request, Cancellation cancellation, Function<IncomingAnswer, Answer> reader) {
    return caller.call(
        request,
        cancellation,
        answer -> {
          ProviderLimits limits = failures.limits(answer);
          long told = System.nanoTime();
          try {
            if (!answer.isSuccess()) {
              throw failures.of(answer, meanings);
            }
            return reader.apply(answer).within(limits.aged(since(told)));
          } catch (CallFailedException e) {
            throw new CallFailedException(e.failure(), limits.aged(since(told)));
          }
        });
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  /**
   * Reads an answer that is a JSON object, or a stream of server-sent events where it was asked for
   * one; its beginning decides, since not every server names the type.
   *
   * @param streamed reads the stream to its end
   * @throws ProviderFailedException if it is neither
   */
  public static JsonObject read(IncomingAnswer answer, Function<EventStream, JsonObject> streamed) {
    return switch (answer.content()) {
      case EVENTS -> streamed.apply(new EventStream(answer.body()));
      case JSON -> JsonAnswers.parseObject(JsonAnswers.text(answer.bytes()));
      case OTHER -> throw unexpected(answer);
    };
  }

  /**
   * Reads an answer that is a JSON object.
   *
   * @throws ProviderFailedException if it is none
   */
  public static JsonObject read(IncomingAnswer answer) {
    return read(
        answer,
        _ -> {
          throw unexpected(answer);
        });
  }

  /** Hands over events until one is the last, or fails where they end before. */
  public static void each(EventStream events, Consumer<EventStream.Event> taker, Ended ended) {
    while (!ended.isEnded()) {
      taker.accept(
          events
              .next()
              .orElseThrow(
                  () ->
                      new ProviderFailedException(
                          FailureClass.RESPONSE_ERROR,
                          "truncated",
                          "The stream ended before the answer did")));
    }
  }

  /** Whether an answer has come to its end. */
  @FunctionalInterface
  public interface Ended {
    /** Whether it has. */
    boolean isEnded();
  }

  private static ProviderFailedException unexpected(IncomingAnswer answer) {
    String type = answer.mediaType().isEmpty() ? "no media type" : answer.mediaType();
    return new ProviderFailedException(
        FailureClass.RESPONSE_ERROR,
        "unexpected-type",
        "The provider answered %d with %s in place of its API's answer: %s"
            .formatted(answer.status(), type, HttpFailures.words(answer.bytes())));
  }
}
