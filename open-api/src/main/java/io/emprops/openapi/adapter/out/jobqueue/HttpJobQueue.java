package io.emprops.openapi.adapter.out.jobqueue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.emprops.core.job.BrokerState;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.openapi.adapter.out.jobqueue.QueueConnection.Answer;
import io.emprops.openapi.adapter.out.json.WireJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The broker over HTTP. */
public final class HttpJobQueue implements JobQueue {
  /** Larger bodies are split, so that no limit of a server on the way is met. */
  private static final int LARGEST_BODY = 1 << 20;

  private static final TypeReference<Outcomes> OUTCOMES = new TypeReference<>() {};

  private final QueueConnection connection;

  /** Asks over this connection. */
  public HttpJobQueue(QueueConnection connection) {
    this.connection = connection;
  }

  @Override
  public List<SubmitOutcome> submit(List<QueuedJob> jobs) {
    if (jobs.size() > MOST_PER_CALL) {
      throw new IllegalArgumentException("too many jobs for a call: " + jobs.size());
    }
    List<Written> written =
        jobs.stream().map(job -> new Written(job.id(), WireJson.write(job))).toList();
    List<SubmitOutcome> outcomes = new ArrayList<>();
    int from = 0;
    while (from < written.size()) {
      int to = endOfBatch(written, from);
      outcomes.addAll(offer(written.subList(from, to)));
      from = to;
    }
    return outcomes;
  }

  private static int endOfBatch(List<Written> written, int from) {
    int to = from + 1;
    int size = written.get(from).json().length();
    while (to < written.size() && size + written.get(to).json().length() <= LARGEST_BODY) {
      size += written.get(to).json().length();
      to++;
    }
    return to;
  }

  /** One job that is refused must not hold up the others. */
  private List<SubmitOutcome> offer(List<Written> batch) {
    String bodies = String.join(",", batch.stream().map(Written::json).toList());
    return switch (connection.offer("/internal/jobs", "{\"jobs\":[" + bodies + "]}")) {
      case Answer.Taken(String body) -> readable(() -> WireJson.read(body, OUTCOMES)).outcomes();
      case Answer.Refused(int status) when batch.size() == 1 ->
          List.of(
              new SubmitOutcome.Rejected(
                  batch.getFirst().id(),
                  "submit.refused",
                  "the queue refused the job with status " + status));
      case Answer.Refused _ -> {
        int half = batch.size() / 2;
        List<SubmitOutcome> all = new ArrayList<>(offer(batch.subList(0, half)));
        all.addAll(offer(batch.subList(half, batch.size())));
        yield all;
      }
    };
  }

  @Override
  public Set<JobId> unknownAmong(Collection<JobId> jobs) {
    Set<JobId> unknown = new HashSet<>();
    for (List<JobId> part : parts(jobs)) {
      String body = connection.post("/internal/jobs/unknown", WireJson.write(new Ids(part)));
      unknown.addAll(readable(() -> WireJson.read(body, Ids.class)).ids());
    }
    return unknown;
  }

  @Override
  public void acknowledge(Collection<JobId> jobs) {
    parts(jobs)
        .forEach(part -> connection.post("/internal/jobs/ack", WireJson.write(new Ids(part))));
  }

  @Override
  public void cancel(JobId job) {
    // Refused is as good as done: a job that cannot be cancelled must not hold up the others.
    connection.offer("/internal/jobs/" + job.value() + "/cancel", "{}");
  }

  @Override
  public BrokerState state(Partition partition) {
    String body =
        connection.get("/internal/partitions/" + partition.value() + "/state", Duration.ZERO);
    return readable(() -> WireJson.read(body, BrokerState.class));
  }

  private static List<List<JobId>> parts(Collection<JobId> jobs) {
    List<JobId> all = List.copyOf(jobs);
    List<List<JobId>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST_PER_CALL) {
      parts.add(all.subList(from, Math.min(from + MOST_PER_CALL, all.size())));
    }
    return parts;
  }

  /** An answer that is not what was agreed is as good as none. */
  static <T> T readable(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (IllegalArgumentException e) {
      throw new QueueUnavailableException("job-queue's answer cannot be read", e);
    }
  }

  private record Written(JobId id, String json) {}

  @RegisterForReflection
  record Ids(List<JobId> ids) {}

  @RegisterForReflection
  record Outcomes(List<SubmitOutcome> outcomes) {}
}
