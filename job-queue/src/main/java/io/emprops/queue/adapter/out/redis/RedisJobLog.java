package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Events in Redis streams. Waiting readers hold no connection. */
public final class RedisJobLog implements JobLog {
  private static final int MOST_EVENTS = 100;

  private final RedisFunctions functions;
  private final RedisSignals signals;
  private final JobRows rows;

  /** Readers wait for the signals and then look. */
  public RedisJobLog(RedisFunctions functions, RedisSignals signals, JobRows rows) {
    this.functions = functions;
    this.signals = signals;
    this.rows = rows;
  }

  @Override
  public JobLogPage read(JobId job, Optional<EventId> since, Duration wait) {
    return lookUntil(
        job.value(),
        wait,
        () -> look(job, since),
        page ->
            !page.known() || page.ended() || page.snapshot() != null || !page.events().isEmpty());
  }

  @Override
  public PartitionPage readPartition(Partition partition, String after, int limit, Duration wait) {
    int most = Math.clamp(limit, 1, MOST_EVENTS);
    return lookUntil(
        partition.value(),
        wait,
        () -> look(partition, after, most),
        page -> !page.cursor().equals(after) || page.trimmed());
  }

  private <T> T lookUntil(String bell, Duration wait, Supplier<T> look, Predicate<T> enough) {
    if (!wait.isPositive()) {
      return look.get();
    }
    long end = System.nanoTime() + wait.toNanos();
    try (var listener = signals.news().listen(List.of(bell))) {
      while (true) {
        T page = look.get();
        long left = end - System.nanoTime();
        if (enough.test(page) || left <= 0 || Thread.currentThread().isInterrupted()) {
          return page;
        }
        listener.await(Duration.ofNanos(Math.min(left, RedisSignals.LOOK_AGAIN.toNanos())));
      }
    }
  }

  private JobLogPage look(JobId job, Optional<EventId> since) {
    String epoch = since.map(id -> Long.toString(id.epoch())).orElse("");
    long n = since.map(EventId::n).orElse(0L);
    Reply reply =
        functions.call(
            "job_read_log_v1",
            List.of(JobKeys.of(job).meta()),
            List.of(job, epoch, n, MOST_EVENTS));
    long life = reply.number(0);
    List<JobEvent> events = new ArrayList<>();
    for (int i = 4; i < reply.size(); i += 4) {
      var id = new EventId(life, reply.number(i));
      events.add(rows.event(job, id, reply.number(i + 1), reply.text(i + 2), reply.text(i + 3)));
    }
    return new JobLogPage(
        life, reply.number(1) == 1, snapshot(job, life, reply.at(3)), events, reply.number(2) == 1);
  }

  private @Nullable JobSnapshot snapshot(JobId job, long epoch, Reply fields) {
    if (fields.size() == 0) {
      return null;
    }
    String reason = fields.text(2);
    String progress = fields.text(3);
    String text = fields.text(4);
    String preview = fields.text(5);
    return new JobSnapshot(
        job,
        new EventId(epoch, fields.number(0)),
        JobStatus.ofWire(fields.text(1)),
        reason.isEmpty() ? null : unquoted(reason),
        progress.isEmpty() ? null : rows.read(progress, JobEvent.Progressed.class),
        text.isEmpty() ? null : text,
        preview.isEmpty() ? null : rows.read(preview, JobEvent.Previewed.class).file());
  }

  private static String unquoted(String literal) {
    return JsonText.parse(literal) instanceof JsonString(String text) ? text : literal;
  }

  private PartitionPage look(Partition partition, String after, int limit) {
    Reply reply =
        functions.call(
            "job_read_events_v1", List.of(new JobKeys(partition).meta()), List.of(after, limit));
    List<JobEvent> events = new ArrayList<>();
    for (int i = 4; i < reply.size(); i += 6) {
      var job = new JobId(reply.text(i));
      var id = new EventId(reply.number(i + 1), reply.number(i + 2));
      events.add(rows.event(job, id, reply.number(i + 3), reply.text(i + 4), reply.text(i + 5)));
    }
    return new PartitionPage(
        new BrokerState(reply.number(0), reply.text(1)),
        events,
        reply.text(2),
        reply.number(3) == 1);
  }
}
