package io.emprops.core.prior;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A prior job in this system's terms.
 *
 * @param priorId its id there
 * @param jobType by the current name
 * @param origin what it was there and has no other place here, for people
 * @param requirements in this system's shape; empty where nothing is asked
 * @param customer empty where it named none
 * @param arrival its place in the order
 * @param created parts jobs of one arrival
 * @param maxAttempts those that it has left, at least 1
 */
public record TranslatedJob(
    String priorId,
    JobType jobType,
    JsonValue payload,
    JsonObject origin,
    Optional<JsonObject> requirements,
    Optional<String> customer,
    int priority,
    Instant arrival,
    Instant created,
    int maxAttempts,
    Optional<Duration> attemptTimeout,
    Set<ImportNote> notes) {
  public TranslatedJob {
    EnumSet<ImportNote> ordered = EnumSet.noneOf(ImportNote.class);
    ordered.addAll(notes);
    notes = Collections.unmodifiableSet(ordered);
  }
}
