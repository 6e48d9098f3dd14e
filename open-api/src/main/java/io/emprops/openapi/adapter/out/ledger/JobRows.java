package io.emprops.openapi.adapter.out.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobCourse;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobLedger.PastJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.webhook.NamedWebhook;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.openapi.adapter.out.json.WireJson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jobs from and to rows. */
final class JobRows {
  private static final TypeReference<List<LateValue>> LATE = new TypeReference<>() {};

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private JobRows() {}

  static JobRow row(NewJob accepted) {
    QueuedJob job = accepted.job();
    var row = new JobRow();
    row.id = job.id().value();
    row.organisationId = job.organisationId().value();
    row.partitionId = job.id().partition().value();
    row.jobType = job.jobType().value();
    row.workflowId = accepted.workflow().value();
    row.workflowVersion = accepted.workflowVersion();
    row.workflowName = accepted.workflowName();
    row.batchId = job.batchId() == null ? null : job.batchId().value();
    row.userId = job.userId().value();
    row.customerId = job.customerId();
    row.priority = job.priority();
    row.inputs = accepted.inputs().toJson();
    row.payload = job.payload().toJson();
    row.late = WireJson.write(job.late());
    row.outputContract = json(job.output());
    row.renderContext = WireJson.write(job.context());
    row.requirements = json(job.requirements());
    row.notBefore = job.notBefore();
    row.deadline = job.deadline();
    row.attemptTimeoutMs = job.attemptTimeoutMs();
    row.startTimeoutMs = job.startTimeoutMs();
    row.maxAttempts = job.maxAttempts();
    row.cost = job.cost();
    row.flowKeys = WireJson.write(job.flowKeys());
    row.traceparent = job.traceparent();
    row.fallback = json(job.fallback());
    row.spending = job.spending() == null ? null : WireJson.write(job.spending());
    row.retryOf = accepted.retryOf().map(JobId::value).orElse(null);
    row.webhookId = accepted.webhook().map(named -> named.webhook().value()).orElse(null);
    row.webhookUrl = accepted.webhook().flatMap(NamedWebhook::url).orElse(null);
    row.acceptedAt = job.acceptedAt();
    row.course = CourseColumns.of(JobCourse.begin(job.notBefore() != null));
    return row;
  }

  static QueuedJob queued(JobRow row) {
    return new QueuedJob(
        new JobId(row.id),
        new JobType(row.jobType),
        WireJson.value(row.payload),
        WireJson.read(row.late, LATE),
        value(row.outputContract),
        WireJson.read(row.renderContext, RenderContext.class),
        row.priority,
        new OrganisationId(row.organisationId),
        row.customerId,
        new UserId(row.userId),
        new WorkflowId(row.workflowId),
        row.workflowVersion,
        batch(row),
        value(row.requirements),
        row.acceptedAt,
        row.notBefore,
        row.deadline,
        row.startTimeoutMs,
        row.attemptTimeoutMs,
        row.maxAttempts,
        row.cost,
        WireJson.read(row.flowKeys, TEXTS),
        row.traceparent,
        value(row.fallback),
        row.spending == null ? null : WireJson.read(row.spending, SpendingTerms.class));
  }

  static PastJob past(JobRow row) {
    var accepted =
        new NewJob(
            queued(row),
            new WorkflowId(row.workflowId),
            row.workflowVersion,
            row.workflowName,
            (JsonObject) WireJson.value(row.inputs),
            Optional.empty(),
            Optional.ofNullable(row.retryOf).map(JobId::new),
            webhook(row));
    return new PastJob(accepted, JobStatus.ofWire(row.course.status));
  }

  static JobRecord record(JobRow row, List<JobId> retriedBy) {
    JobCourse course = row.course.toCourse();
    JobEvent.Ended end = course.end();
    return new JobRecord(
        new JobId(row.id),
        new JobType(row.jobType),
        new WorkflowId(row.workflowId),
        row.workflowName,
        row.workflowVersion,
        course.status(),
        course.reason(),
        null,
        course.isFinal(),
        row.priority,
        new UserId(row.userId),
        row.customerId,
        value(row.requirements),
        WireJson.value(row.inputs),
        WireJson.value(row.payload),
        WireJson.read(row.late, LATE),
        WireJson.read(row.renderContext, RenderContext.class),
        course.progress(),
        end == null ? null : end.result(),
        end == null ? null : end.failure(),
        end == null ? null : end.usage(),
        course.attempts(),
        course.resultEvent(),
        row.acceptedAt,
        course.startedAt(),
        course.endedAt(),
        batch(row),
        row.retryOf == null ? null : new JobId(row.retryOf),
        retriedBy);
  }

  private static Optional<NamedWebhook> webhook(JobRow row) {
    return Optional.ofNullable(row.webhookId)
        .map(id -> new NamedWebhook(new WebhookId(id), Optional.ofNullable(row.webhookUrl)));
  }

  private static @Nullable BatchId batch(JobRow row) {
    return row.batchId == null ? null : new BatchId(row.batchId);
  }

  private static @Nullable String json(@Nullable JsonValue value) {
    return value == null ? null : value.toJson();
  }

  static @Nullable JsonValue value(@Nullable String text) {
    return text == null ? null : WireJson.value(text);
  }
}
