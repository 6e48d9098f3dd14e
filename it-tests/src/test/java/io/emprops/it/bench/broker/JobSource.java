package io.emprops.it.bench.broker;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.RenderContext;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes jobs of one type for one partition, each with an id of its own. */
public final class JobSource {
  /** The type of all jobs. */
  public static final JobType TYPE = new JobType("simulation");

  /** A payload of 1 KiB as JSON text. */
  static final JsonValue KIBIBYTE =
      JsonValue.object().put("text", JsonValue.of("x".repeat(1_024 - 11))).build();

  private static final Instant ACCEPTED = Instant.parse("2026-03-01T10:00:00Z");

  private final Partition partition;
  private final AtomicLong numbers = new AtomicLong();

  /** Jobs of this partition. */
  public JobSource(Partition partition) {
    this.partition = partition;
  }

  Partition partition() {
    return partition;
  }

  /** A job that every worker takes. */
  public QueuedJob job(String customer) {
    return job(customer, KIBIBYTE, null, List.of());
  }

  /** A job that only some workers take. */
  QueuedJob job(String customer, JsonValue payload, String requirements, String... flowKeys) {
    return job(customer, payload, JsonText.parse(requirements), List.of(flowKeys));
  }

  /** A job in the same lane. */
  QueuedJob like(QueuedJob other) {
    return job(other.customerId(), other.payload(), other.requirements(), other.flowKeys());
  }

  private QueuedJob job(
      String customer, JsonValue payload, @Nullable JsonValue requirements, List<String> flowKeys) {
    long number = numbers.incrementAndGet();
    return new QueuedJob(
        new JobId("%s-%026d".formatted(partition, number)),
        TYPE,
        payload,
        List.of(),
        null,
        new RenderContext(ACCEPTED, number),
        QueuedJob.DEFAULT_PRIORITY,
        new OrganisationId("acme"),
        customer,
        new UserId("user-1"),
        null,
        null,
        null,
        requirements,
        // One after the other, as they would come.
        ACCEPTED.plusMillis(number),
        null,
        null,
        null,
        null,
        QueuedJob.DEFAULT_MAX_ATTEMPTS,
        QueuedJob.DEFAULT_COST,
        flowKeys,
        null);
  }
}
