package io.emprops.core.job.port.in;

import io.emprops.core.job.JobId;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.Optional;

/**
 * A wish to execute an ended job's version of its workflow again.
 *
 * @param inputs all of them, in the place of the old ones; empty for the old ones
 * @param idempotencyKey the same key and the same request give the same job for 24 hours
 */
public record RerunJob(
    JobId job,
    Optional<JsonObject> inputs,
    Optional<String> idempotencyKey,
    Optional<String> traceparent) {}
