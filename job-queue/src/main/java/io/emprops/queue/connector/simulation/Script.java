package io.emprops.queue.connector.simulation;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What a simulated job does.
 *
 * @param duration from start to end
 * @param steps in how many parts it tells its progress
 * @param output the text that it streams
 * @param result what it ends with
 * @param failure what it ends with instead
 * @param used what it claims to have used
 */
record Script(
    Duration duration,
    int steps,
    String output,
    JsonValue result,
    Optional<Failing> failure,
    Optional<Using> used) {
  private static final int LONGEST_MS = 3_600_000;
  private static final int MOST_STEPS = 10_000;
  private static final int LONGEST_ECHO = 200;

  /**
   * A failure.
   *
   * @param times how many attempts end so; later ones end well
   */
  record Failing(JobFailure failure, int times) {}

  /**
   * Tokens, and dollars where it tells them.
   *
   * @param cost present where the provider tells it
   */
  record Using(long inputTokens, long outputTokens, Optional<BigDecimal> cost) {}

  static Script read(JsonValue payload) {
    PayloadReader reader = PayloadReader.of(payload);
    String output = reader.text("output").orElseGet(() -> echo(payload));
    return new Script(
        Duration.ofMillis(reader.integer("duration_ms", 0, LONGEST_MS, 1_000)),
        reader.integer("steps", 1, MOST_STEPS, 5),
        output,
        reader.object().member("result").orElseGet(() -> result(payload, output)),
        reader.object("fail").map(Script::failing),
        reader.object("usage").map(Script::using));
  }

  private static String echo(JsonValue payload) {
    String json = payload.toJson();
    boolean fits = json.length() <= LONGEST_ECHO;
    return "This is a simulated answer; nothing was called. The payload was "
        + (fits ? json : json.substring(0, LONGEST_ECHO) + "…");
  }

  private static JsonValue result(JsonValue payload, String output) {
    return JsonValue.object().put("text", output).put("echo", payload).build();
  }

  private static Failing failing(PayloadReader fail) {
    FailureClass failureClass = failureClass(fail.text("class").orElse("service_error"));
    var failure =
        new JobFailure(
            failureClass,
            fail.text("reason").orElse("simulated"),
            fail.text("message").orElse("A simulated " + failureClass.wire().replace('_', ' ')),
            fail.value("retry_after_ms").isPresent() || failureClass == FailureClass.RATE_LIMIT
                ? (long) fail.integer("retry_after_ms", 0, LONGEST_MS, 1_000)
                : null);
    return new Failing(failure, fail.integer("times", 1, Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  private static Using using(PayloadReader usage) {
    return new Using(
        usage.integer("input_tokens", 0, Integer.MAX_VALUE, 0),
        usage.integer("output_tokens", 0, Integer.MAX_VALUE, 0),
        usage.value("cost").map(Script::dollars));
  }

  private static BigDecimal dollars(JsonValue cost) {
    if (cost instanceof JsonNumber(String digits)) {
      return new BigDecimal(digits);
    }
    throw new PayloadException("'usage.cost' is no number of dollars");
  }

  private static FailureClass failureClass(String wire) {
    try {
      return FailureClass.ofWire(wire);
    } catch (IllegalArgumentException e) {
      throw new PayloadException("'fail.class' is no class of failures");
    }
  }
}
