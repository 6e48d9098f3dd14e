package io.emprops.openapi.adapter.out.jobqueue;

import static io.emprops.openapi.adapter.out.jobqueue.HttpJobQueue.readable;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.openapi.adapter.out.json.WireJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The broker's logs over HTTP. An event of a kind that this release does not know is passed over,
 * so that a newer job-queue does not bring the ledger to a stop.
 */
public final class HttpJobLog implements JobLog {
  private static final Logger LOG = Logger.getLogger(HttpJobLog.class);

  private final QueueConnection connection;

  /** Asks over this connection. */
  public HttpJobLog(QueueConnection connection) {
    this.connection = connection;
  }

  @Override
  public JobLogPage read(JobId job, Optional<EventId> since, Duration wait) {
    String path =
        "/internal/jobs/%s/events?wait_ms=%d%s"
            .formatted(job, wait.toMillis(), since.map(id -> "&since=" + id).orElse(""));
    String body = connection.get(path, wait);
    RawLogPage page = readable(() -> WireJson.read(body, RawLogPage.class));
    return new JobLogPage(
        page.epoch(), page.known(), page.snapshot(), events(page.events()), page.ended());
  }

  @Override
  public PartitionPage readPartition(Partition partition, String after, int limit, Duration wait) {
    String path =
        "/internal/partitions/%s/events?after=%s&limit=%d&wait_ms=%d"
            .formatted(
                partition,
                URLEncoder.encode(after, StandardCharsets.UTF_8),
                limit,
                wait.toMillis());
    String body = connection.get(path, wait);
    RawPartitionPage page = readable(() -> WireJson.read(body, RawPartitionPage.class));
    return new PartitionPage(page.state(), events(page.events()), page.cursor(), page.trimmed());
  }

  private static List<JobEvent> events(@Nullable List<JsonValue> raw) {
    return raw == null ? List.of() : raw.stream().flatMap(HttpJobLog::event).toList();
  }

  private static Stream<JobEvent> event(JsonValue raw) {
    try {
      return Stream.of(WireJson.read(raw.toJson(), JobEvent.class));
    } catch (IllegalArgumentException e) {
      LOG.warnf("passed over an event that cannot be read: type=%s", type(raw));
      return Stream.empty();
    }
  }

  private static String type(JsonValue raw) {
    return raw instanceof JsonObject event
            && event.member("type").orElse(JsonValue.ofNull()) instanceof JsonString(String type)
        ? type
        : "none";
  }

  @RegisterForReflection
  record RawLogPage(
      long epoch,
      boolean known,
      @Nullable JobSnapshot snapshot,
      @Nullable List<JsonValue> events,
      boolean ended) {}

  @RegisterForReflection
  record RawPartitionPage(
      BrokerState state, @Nullable List<JsonValue> events, String cursor, boolean trimmed) {}
}
