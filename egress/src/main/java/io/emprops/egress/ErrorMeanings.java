package io.emprops.egress;

import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.Optional;

/** What an API's own error codes mean, where they say more than the status does. */
@FunctionalInterface
public interface ErrorMeanings {
  /** The status says it all. */
  ErrorMeanings NONE = _ -> Optional.empty();

  /** A failure's class and reason. */
  record Meaning(FailureClass failureClass, String reason) {}

  /** What the member {@code error} of an error document means. */
  Optional<Meaning> of(JsonObject error);
}
