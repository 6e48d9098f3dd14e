package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A job as the ledger hands it to the broker.
 *
 * @param payload what the provider gets, once the late values are in it
 * @param late secrets and assets that the worker fills in when it sends
 * @param output the document's contract of the result
 * @param context what the payload was rendered with; never sent to a provider
 * @param priority 0 to 100, higher first among one customer's jobs
 * @param customerId whose share of the workers it takes
 * @param batchId the batch that it is one of
 * @param requirements what a worker must offer besides the job type
 * @param acceptedAt the ledger's time, kept over retries: the job's place in the order
 * @param notBefore stays scheduled until then
 * @param deadline ends as timeout then
 * @param startTimeoutMs longest wait for the first attempt, from its arrival or its time
 * @param attemptTimeoutMs longest time of one attempt
 * @param maxAttempts reported failures until it ends as failed
 * @param cost slots of its worker that it takes, and what its customer is charged
 * @param flowKeys what limits its rate and how many like it run at once, for example a credential
 * @param fallback other models or providers that are tried in turn, see {@link Alternative}
 * @param spending what its budgets must know before it starts; absent without any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record QueuedJob(
    JobId id,
    JobType jobType,
    JsonValue payload,
    List<LateValue> late,
    @Nullable JsonValue output,
    RenderContext context,
    int priority,
    OrganisationId organisationId,
    String customerId,
    UserId userId,
    @Nullable WorkflowId workflowId,
    @Nullable Integer workflowVersion,
    @Nullable BatchId batchId,
    @Nullable JsonValue requirements,
    Instant acceptedAt,
    @Nullable Instant notBefore,
    @Nullable Instant deadline,
    @Nullable Long startTimeoutMs,
    @Nullable Long attemptTimeoutMs,
    int maxAttempts,
    int cost,
    List<String> flowKeys,
    @Nullable String traceparent,
    @Nullable JsonValue fallback,
    @Nullable SpendingTerms spending) {
  /** Where the request names none. */
  public static final int DEFAULT_PRIORITY = 50;

  /** Where the request names none. */
  public static final int DEFAULT_MAX_ATTEMPTS = 3;

  /** Where the request names none. */
  public static final int DEFAULT_COST = 1;

  private static final Pattern FLOW_KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  public QueuedJob {
    late = List.copyOf(late);
    flowKeys = flowKeys.stream().distinct().sorted().toList();
    if (priority < 0 || priority > 100) {
      throw new IllegalArgumentException("priority must be 0 to 100: " + priority);
    }
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("max_attempts must be at least 1: " + maxAttempts);
    }
    if (cost < 1) {
      throw new IllegalArgumentException("cost must be at least 1: " + cost);
    }
    if (customerId.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("customer_id must hold no control characters");
    }
    flowKeys.forEach(QueuedJob::requireFlowKey);
  }

  /** A job without alternatives and budgets. */
  public QueuedJob(
      JobId id,
      JobType jobType,
      JsonValue payload,
      List<LateValue> late,
      @Nullable JsonValue output,
      RenderContext context,
      int priority,
      OrganisationId organisationId,
      String customerId,
      UserId userId,
      @Nullable WorkflowId workflowId,
      @Nullable Integer workflowVersion,
      @Nullable BatchId batchId,
      @Nullable JsonValue requirements,
      Instant acceptedAt,
      @Nullable Instant notBefore,
      @Nullable Instant deadline,
      @Nullable Long startTimeoutMs,
      @Nullable Long attemptTimeoutMs,
      int maxAttempts,
      int cost,
      List<String> flowKeys,
      @Nullable String traceparent) {
    this(
        id,
        jobType,
        payload,
        late,
        output,
        context,
        priority,
        organisationId,
        customerId,
        userId,
        workflowId,
        workflowVersion,
        batchId,
        requirements,
        acceptedAt,
        notBefore,
        deadline,
        startTimeoutMs,
        attemptTimeoutMs,
        maxAttempts,
        cost,
        flowKeys,
        traceparent,
        null,
        null);
  }

  /** The same job with these alternatives. */
  public QueuedJob withFallback(@Nullable JsonValue alternatives) {
    return with(jobType, payload, alternatives, flowKeys, spending);
  }

  /** The same job with these flow keys besides its own, each of a budget, and what they need. */
  public QueuedJob within(List<String> budgetKeys, @Nullable SpendingTerms terms) {
    List<String> all = Stream.concat(flowKeys.stream(), budgetKeys.stream()).toList();
    return with(jobType, payload, fallback, all, terms);
  }

  /** The same job as a provider of this type gets it; without alternatives. */
  public QueuedJob by(JobType type, JsonValue anotherPayload) {
    return with(type, anotherPayload, null, flowKeys, spending);
  }

  private QueuedJob with(
      JobType type,
      JsonValue its,
      @Nullable JsonValue alternatives,
      List<String> keys,
      @Nullable SpendingTerms terms) {
    return new QueuedJob(
        id,
        type,
        its,
        late,
        output,
        context,
        priority,
        organisationId,
        customerId,
        userId,
        workflowId,
        workflowVersion,
        batchId,
        requirements,
        acceptedAt,
        notBefore,
        deadline,
        startTimeoutMs,
        attemptTimeoutMs,
        maxAttempts,
        cost,
        keys,
        traceparent,
        alternatives,
        terms);
  }

  private static void requireFlowKey(String key) {
    if (!FLOW_KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("flow key must match %s: '%s'".formatted(FLOW_KEY, key));
    }
  }
}
