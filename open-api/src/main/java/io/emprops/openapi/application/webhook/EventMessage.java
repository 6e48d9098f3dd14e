package io.emprops.openapi.application.webhook;

import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Due;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook gets: a CloudEvent 1.0 in structured mode. That of a job's end holds what came of
 * the job, neither its inputs nor its payload.
 */
final class EventMessage {
  static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

  private EventMessage() {}

  static String end(Due due, JobRecord job) {
    return event(due, job.id().value(), data(job));
  }

  /** Tells of nothing. */
  static String test(Due due) {
    var data =
        JsonValue.object()
            .put("webhook_id", due.webhook().value())
            .put("message", "Somebody tries whether you hear this. No job has ended.")
            .build();
    return event(due, due.webhook().value(), data);
  }

  private static String event(Due due, String subject, JsonValue data) {
    return JsonValue.object()
        .put("specversion", "1.0")
        .put("id", due.id().value())
        .put("source", "urn:emprops:organisation:" + due.organisation())
        .put("type", "io.emprops." + due.event().wire())
        .put("subject", subject)
        .put("time", due.happenedAt().toString())
        .put("datacontenttype", "application/json")
        .put("data", data)
        .build()
        .toJson();
  }

  private static JsonValue data(JobRecord job) {
    var data =
        JsonValue.object()
            .put("id", job.id().value())
            .put("job_type", job.jobType().value())
            .put("workflow_id", job.workflowId().value())
            .put("workflow_version", job.workflowVersion())
            .put("status", job.status().wire())
            .put("customer_id", job.customerId())
            .put("created_at", job.createdAt().toString());
    put(data, "reason", job.reason());
    put(data, "batch_id", job.batchId());
    put(data, "retry_of", job.retryOf());
    put(data, "started_at", job.startedAt());
    put(data, "ended_at", job.endedAt());
    JsonValue result = job.result();
    if (result != null) {
      data.put("result", result);
    }
    JobFailure failure = job.failure();
    if (failure != null) {
      data.put("error", error(failure));
    }
    Usage usage = job.usage();
    if (usage != null) {
      data.put("usage", usage(usage));
    }
    return data.build();
  }

  private static JsonValue error(JobFailure failure) {
    return JsonValue.object()
        .put("class", failure.failureClass().wire())
        .put("reason", failure.reason())
        .put("message", failure.message())
        .build();
  }

  private static JsonValue usage(Usage usage) {
    var counts = JsonValue.object();
    put(counts, "input_tokens", usage.inputTokens());
    put(counts, "output_tokens", usage.outputTokens());
    put(counts, "duration_ms", usage.durationMs());
    return counts.build();
  }

  private static void put(JsonValue.ObjectBuilder into, String name, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Long number -> into.put(name, number);
      case Instant at -> into.put(name, at.toString());
      default -> into.put(name, value.toString());
    }
  }
}
