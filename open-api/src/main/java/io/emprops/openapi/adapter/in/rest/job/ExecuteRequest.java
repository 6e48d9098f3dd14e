package io.emprops.openapi.adapter.in.rest.job;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.port.in.ExecuteWorkflow;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of an execution.
 *
 * @param inputs a value for each variable; {@code {}} if absent
 * @param version of the workflow; the current one if absent
 * @param priority 0 to 100, higher first; 50 if absent
 * @param notBefore the job waits until then
 * @param deadline the job ends as {@code timeout} then
 * @param requirements what the worker must offer, beside what the document asks
 * @param webhook the id of a webhook, its URL or one below it: it is told of the end
 * @param estimate what an attempt will use at most, for budgets
 */
@Schema(name = "ExecuteRequest")
@JsonNaming(SnakeCaseStrategy.class)
public record ExecuteRequest(
    @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        @Nullable JsonObject inputs,
    @Schema(minimum = "1") @Nullable Integer version,
    @Schema(minimum = "0", maximum = "100", defaultValue = "50") @Nullable Integer priority,
    @Nullable Instant notBefore,
    @Nullable Instant deadline,
    @Nullable
        @Schema(
            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
            description =
                "What the worker must offer, beside what the document asks: hardware, models,"
                    + " labels, customer_isolation, negative, preferred",
            examples = "{\"hardware\": {\"gpu_memory_gb\": 24}}")
        JsonObject requirements,
    @Nullable
        @Schema(
            description =
                "A webhook of the organisation by its id, its URL or a URL below it: it is told of"
                    + " this job's end, whatever its filters say",
            examples = "https://example.com/hooks/emprops")
        String webhook,
    @Nullable
        @Schema(
            description =
                "What an attempt will use at most: so much is held of the budgets that cover the"
                    + " job. Where absent, they go by the payload's bound of the answer, or by late"
                    + " jobs of its type")
        Estimate estimate) {

  private static final int HIGHEST_PRIORITY = 100;

  ExecuteWorkflow toCommand(
      WorkflowId workflow, Optional<String> idempotencyKey, Optional<String> traceparent) {
    return new ExecuteWorkflow(
        workflow,
        within("/version", version, 1, Integer.MAX_VALUE),
        inputs == null ? JsonValue.emptyObject() : inputs,
        within("/priority", priority, 0, HIGHEST_PRIORITY),
        Optional.ofNullable(notBefore),
        Optional.ofNullable(deadline),
        Optional.ofNullable(requirements),
        Optional.ofNullable(webhook),
        Optional.ofNullable(estimate).map(Estimate::terms),
        idempotencyKey,
        traceparent);
  }

  /** Money and tokens of an attempt; an absent one is not known. */
  @Schema(name = "ExpenseEstimate")
  public record Estimate(
      @Schema(description = "US dollars, with at most 6 decimals", examples = "0.02")
          @Nullable BigDecimal usd,
      @Schema(description = "Input and output together", examples = "3000") @Nullable Long tokens) {
    SpendingTerms terms() {
      try {
        Long micro = usd == null ? null : (Long) usd.movePointRight(6).longValueExact();
        return new SpendingTerms(micro, tokens, null);
      } catch (ArithmeticException | IllegalArgumentException _) {
        throw ProblemException.at(
            "/estimate",
            ErrorCode.REQUEST_INVALID,
            "an estimate is {usd, tokens}: neither below 0, dollars with at most 6 decimals");
      }
    }
  }

  private static OptionalInt within(String pointer, @Nullable Integer value, int least, int most) {
    if (value == null) {
      return OptionalInt.empty();
    }
    if (value < least || value > most) {
      throw ProblemException.at(
          pointer,
          ErrorCode.REQUEST_INVALID,
          "%d is not within %d and %d".formatted(value, least, most));
    }
    return OptionalInt.of(value);
  }
}
