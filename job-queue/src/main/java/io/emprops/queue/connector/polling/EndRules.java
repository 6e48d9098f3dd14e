package io.emprops.queue.connector.polling;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonPlace;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.egress.CallFailedException;
import io.emprops.egress.HttpFailures;
import io.emprops.queue.connector.PayloadReader;
import java.util.Optional;

/**
 * By what the end of a provider's job is known, and where its result stands: in an answer to a
 * question, or in a call.
 *
 * @param done at once, if there is none
 * @param result all of it, if there is none
 * @param error where a failure tells why
 * @param progress where a part of 1, or of 100, stands
 */
record EndRules(
    Optional<Condition> done,
    Optional<Condition> failed,
    Optional<Condition> refused,
    Optional<JsonPlace> result,
    Optional<JsonPlace> error,
    Optional<JsonPlace> progress) {

  /** The provider's job has failed: nothing of it goes on. */
  static final class JobFailedException extends CallFailedException {
    private static final long serialVersionUID = 1L;

    JobFailedException(JobFailure failure) {
      super(failure);
    }
  }

  static EndRules read(PayloadReader reader) {
    return new EndRules(
        Condition.read(reader, "done"),
        Condition.read(reader, "failed"),
        Condition.read(reader, "refused"),
        reader.place("result_path"),
        reader.place("error_path"),
        reader.place("progress_path"));
  }

  /**
   * The result, if the provider is done.
   *
   * @throws JobFailedException if its job has failed
   */
  Optional<JsonValue> resultOf(Begun job, JsonValue said) {
    if (holds(refused, said)) {
      throw failed(
          FailureClass.GENERATION_REFUSAL, "refusal", "The provider declined" + words(said));
    }
    if (holds(failed, said)) {
      throw failed(
          FailureClass.SERVICE_ERROR,
          "provider-job-failed",
          "The provider's job %s failed%s".formatted(job.id(), words(said)));
    }
    return done.isEmpty() || holds(done, said) ? Optional.of(result(said)) : Optional.empty();
  }

  private static boolean holds(Optional<Condition> condition, JsonValue said) {
    return condition.filter(rule -> rule.holdsOf(said)).isPresent();
  }

  private JsonValue result(JsonValue said) {
    if (result.isEmpty()) {
      return said;
    }
    JsonPlace place = result.get();
    return place
        .in(said)
        .orElseThrow(
            () ->
                failed(
                    FailureClass.RESPONSE_ERROR,
                    "result-missing",
                    "The provider is done, but its answer has no value at '/%s'"
                        .formatted(String.join("/", place.steps()))));
  }

  private String words(JsonValue said) {
    return error
        .flatMap(place -> place.in(said))
        .map(value -> value instanceof JsonString(String text) ? text : value.toJson())
        .map(text -> ": " + HttpFailures.cut(text))
        .orElse("");
  }

  private static JobFailedException failed(FailureClass failureClass, String reason, String words) {
    return new JobFailedException(JobFailure.of(failureClass, reason, words));
  }

  /** How much is done, from 0 to 1, if the provider says so. */
  Optional<Double> progressOf(JsonValue said) {
    return progress
        .flatMap(place -> place.in(said))
        .filter(JsonNumber.class::isInstance)
        .map(value -> ((JsonNumber) value).decimal().doubleValue())
        .map(number -> number > 1 ? number / 100 : number)
        .filter(number -> number >= 0 && number <= 1);
  }
}
