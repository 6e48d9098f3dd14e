package io.emprops.core.job.port.in;

import io.emprops.core.job.SpendingTerms;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A wish to execute a workflow.
 *
 * @param version empty for the current one
 * @param requirements what its worker must offer, beside what the document asks
 * @param webhook the id of one, its URL or one below it: it is told of the end
 * @param estimate what an attempt will use, for budgets; empty to let them find out
 * @param idempotencyKey the same key and the same request give the same job for 24 hours
 */
public record ExecuteWorkflow(
    WorkflowId workflow,
    OptionalInt version,
    JsonObject inputs,
    OptionalInt priority,
    Optional<Instant> notBefore,
    Optional<Instant> deadline,
    Optional<JsonObject> requirements,
    Optional<String> webhook,
    Optional<SpendingTerms> estimate,
    Optional<String> idempotencyKey,
    Optional<String> traceparent) {

  /** The current version with these inputs and no more wishes. */
  public static ExecuteWorkflow of(WorkflowId workflow, JsonObject inputs) {
    return new ExecuteWorkflow(
        workflow,
        OptionalInt.empty(),
        inputs,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same under an idempotency key. */
  public ExecuteWorkflow under(String key) {
    return new ExecuteWorkflow(
        workflow,
        version,
        inputs,
        priority,
        notBefore,
        deadline,
        requirements,
        webhook,
        estimate,
        Optional.of(key),
        traceparent);
  }
}
