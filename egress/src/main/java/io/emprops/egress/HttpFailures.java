package io.emprops.egress;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.egress.ErrorMeanings.Meaning;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** What status codes and broken connections mean for a job. */
public final class HttpFailures {
  private static final String CONNECT = "connect";
  private static final int LONGEST_EXCERPT = 1_000;

  private final RateLimitHeaders headers;

  /** With a clock for dates in headers. */
  public HttpFailures(InstantSource clock) {
    this.headers = new RateLimitHeaders(clock);
  }

  /** What the answer tells of limits. */
  public ProviderLimits limits(IncomingAnswer answer) {
    return headers.of(answer);
  }

  /** The failure that an answer without success stands for; reads its body. */
  public CallFailedException of(IncomingAnswer answer) {
    return of(answer, ErrorMeanings.NONE);
  }

  /** The same, where its body has been read. */
  public CallFailedException of(IncomingAnswer answer, byte[] body) {
    return of(answer, body, ErrorMeanings.NONE);
  }

  /** The same, where the API's own codes say more than the status. */
  public CallFailedException of(IncomingAnswer answer, ErrorMeanings meanings) {
    return of(answer, answer.bytes(), meanings);
  }

  private CallFailedException of(IncomingAnswer answer, byte[] body, ErrorMeanings meanings) {
    int status = answer.status();
    if (status >= 300 && status < 400) {
      return new CallFailedException(
          FailureClass.VALIDATION_ERROR,
          "redirect",
          "The provider answered %d to %s; redirects are not followed, name the last URL"
              .formatted(status, answer.header("Location").orElse("nowhere")));
    }
    String words = words(body);
    Meaning meaning =
        error(body)
            .flatMap(meanings::of)
            .orElseGet(() -> new Meaning(classOf(status), "http-" + status));
    Optional<Duration> retryAfter =
        meaning.failureClass() == FailureClass.RATE_LIMIT
            ? headers.of(answer).shutFor()
            : retryAfter(answer);
    return new CallFailedException(
        new JobFailure(
            meaning.failureClass(),
            meaning.reason(),
            "The provider answered %d%s".formatted(status, words.isEmpty() ? "" : ": " + words),
            retryAfter.map(Duration::toMillis).orElse(null)));
  }

  private static FailureClass classOf(int status) {
    return switch (status) {
      case 401, 403, 407 -> FailureClass.AUTH_ERROR;
      case 402, 507 -> FailureClass.RESOURCE_LIMIT;
      case 408, 504, 524 -> FailureClass.TIMEOUT;
      case 425 -> FailureClass.SERVICE_ERROR;
      case 429 -> FailureClass.RATE_LIMIT;
      default -> {
        if (status >= 500) {
          yield FailureClass.SERVICE_ERROR;
        }
        yield status >= 400 ? FailureClass.VALIDATION_ERROR : FailureClass.RESPONSE_ERROR;
      }
    };
  }

  /** How long the answer asks to wait before the next call, up to a day. */
  public Optional<Duration> retryAfter(IncomingAnswer answer) {
    return headers.retryAfter(answer);
  }

  /** The member {@code error} of an error document. */
  private static Optional<JsonObject> error(byte[] body) {
    return IncomingAnswer.text(body)
        .flatMap(HttpFailures::parsed)
        .flatMap(
            v -> v instanceof JsonObject document ? document.member("error") : Optional.empty())
        .flatMap(v -> v instanceof JsonObject error ? Optional.of(error) : Optional.empty());
  }

  /** The provider's own words: the message inside an error document, else the text's beginning. */
  public static String words(byte[] body) {
    String text = IncomingAnswer.text(body).orElse("(not text)").strip();
    String words = parsed(text).flatMap(HttpFailures::message).orElse(text);
    return cut(words);
  }

  /** The beginning of a provider's words, long enough to help and short enough for a message. */
  public static String cut(String words) {
    return words.length() <= LONGEST_EXCERPT ? words : words.substring(0, LONGEST_EXCERPT) + "…";
  }

  private static Optional<JsonValue> parsed(String text) {
    try {
      return Optional.of(JsonText.parse(text));
    } catch (JsonTextException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> message(JsonValue body) {
    return switch (body) {
      case JsonString(String text) -> Optional.of(text);
      case JsonObject object ->
          Stream.of("error", "message", "detail", "title")
              .flatMap(name -> object.member(name).stream())
              .flatMap(member -> message(member).stream())
              .findFirst();
      case JsonArray(var elements) ->
          elements.stream().flatMap(element -> message(element).stream()).findFirst();
      case JsonNull _, JsonBoolean _, JsonNumber _ -> Optional.empty();
    };
  }

  /** The failure that an error on the way stands for. */
  static CallFailedException of(Throwable cause) {
    return switch (cause) {
      case SSLHandshakeException e -> network("tls", "No secure connection: ", e);
      case ConnectException e -> network(CONNECT, "No connection: ", e);
      case IOException e -> network("io", "The connection broke: ", e);
      case TimeoutException e ->
          new CallFailedException(FailureClass.TIMEOUT, "no-answer", words("Too late: ", e));
      case io.vertx.core.VertxException e -> network("io", "The connection broke: ", e);
      default ->
          new CallFailedException(
              FailureClass.RESPONSE_ERROR, "unreadable", words("Not an HTTP answer: ", cause));
    };
  }

  private static CallFailedException network(String reason, String prefix, Throwable e) {
    return new CallFailedException(FailureClass.NETWORK_ERROR, reason, words(prefix, e));
  }

  private static String words(String prefix, Throwable e) {
    String said = e.getMessage();
    return prefix + (said == null ? e.getClass().getSimpleName() : said);
  }

  /** Whether nothing had been sent when it failed. */
  static boolean isBeforeSending(JobFailure failure) {
    return failure.failureClass() == FailureClass.NETWORK_ERROR && CONNECT.equals(failure.reason());
  }
}
