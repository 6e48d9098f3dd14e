package io.emprops.queue.adapter.out.redis;

import io.emprops.core.budget.BudgetId;
import io.emprops.core.job.Digests;
import io.emprops.core.job.JobOrder;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.TokenPrice;
import io.emprops.core.worker.RequirementClass;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands in Redis from its submission to its end: what the functions need of it, as
 * {@code shared/state.lua} takes it apart, and then the job as JSON. One text, so that Redis hands
 * it on as it came.
 */
final class JobBodies {
  private static final String NONE = "-";

  /** Ends each text before the JSON; none of them holds one. */
  private static final char END = '\0';

  private final JobRows rows;

  JobBodies(JobRows rows) {
    this.rows = rows;
  }

  /** The job's body. */
  String write(QueuedJob job) {
    var body = new StringBuilder();
    asked(job).forEach(part -> body.append(part).append(END));
    terms(job).ifPresent(terms -> body.append(terms).append(END));
    return body.append(rows.write(job)).toString();
  }

  private static List<Object> asked(QueuedJob job) {
    RequirementClass requirements = RequirementClass.of(job.requirements());
    Optional<RequirementClass> liked = RequirementClass.preferring(job.requirements());
    WorkflowId workflow = job.workflowId();
    String flowKeys = String.join("\n", job.flowKeys());
    return List.of(
        job.jobType(),
        requirements.hash(),
        requirements.json(),
        liked.map(RequirementClass::hash).orElse(""),
        liked.map(RequirementClass::json).orElse(""),
        job.customerId(),
        job.cost(),
        flowKeys.isEmpty() ? NONE : Digests.name(flowKeys),
        JobOrder.score(job.acceptedAt(), job.priority()),
        job.acceptedAt().toEpochMilli(),
        job.maxAttempts(),
        orEmpty(job.attemptTimeoutMs()),
        orEmpty(millis(job.deadline())),
        workflow == null ? NONE : workflow,
        orEmpty(job.startTimeoutMs()),
        orEmpty(millis(job.notBefore())),
        flowKeys);
  }

  /** What its budgets must know; nothing for a job without any. */
  private static Optional<String> terms(QueuedJob job) {
    SpendingTerms terms = job.spending();
    if (terms == null || job.flowKeys().stream().allMatch(k -> BudgetId.ofFlowKey(k).isEmpty())) {
      return Optional.empty();
    }
    TokenPrice price = terms.price();
    return Optional.of(
        Stream.of(
                terms.microDollars(),
                terms.tokens(),
                price == null ? null : (Long) price.input(),
                price == null ? null : (Long) price.output(),
                price == null ? null : (Long) price.cachedInput())
            .map(number -> number == null ? NONE : number.toString())
            .collect(Collectors.joining(" ")));
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : (Long) at.toEpochMilli();
  }

  private static Object orEmpty(@Nullable Long value) {
    return value == null ? "" : value;
  }

  /** Reads the job of a body again. */
  QueuedJob read(String body) {
    return rows.read(body.substring(body.lastIndexOf(END) + 1), QueuedJob.class);
  }
}
