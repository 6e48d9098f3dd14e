package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.life;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One job's log and a partition's stream, which are trimmed, forgotten and out of reach at will.
 */
final class WhimsicalBroker implements JobLog {
  private static final JobId JOB = id(1);

  private final Random chance;
  private final Map<EventId, JobEvent> everTold = new HashMap<>();
  private final List<JobEvent> log = new ArrayList<>();
  private final List<JobEvent> stream = new ArrayList<>();
  private long epoch = 1;
  private int logTrimmed;
  private int streamTrimmed;
  private int failures;
  private boolean known = true;
  private boolean lastReadingFailed;

  WhimsicalBroker(Random chance) {
    this.chance = chance;
    tell(new JobEvent.StateChanged(JobStatus.PENDING, null, null, null, null));
  }

  /** The job goes on, in some way. */
  void goOn() {
    int burst = chance.nextInt(40) == 0 ? 2 * EventBuffer.MOST : 1 + chance.nextInt(4);
    boolean progress = chance.nextBoolean();
    for (int i = 0; i < burst && known && !ended(); i++) {
      tell(
          progress
              ? new JobEvent.Progressed(null, (double) i, null, null, null, null)
              : new JobEvent.OutputAdded("piece", null));
    }
  }

  /** The job ends, if it is there. */
  void end() {
    if (known && !ended()) {
      tell(completed(AWKWARD));
    }
  }

  /** The job's end, if it has one. */
  Optional<JobEvent> theEnd() {
    return known && ended() ? Optional.of(log.getLast()) : Optional.empty();
  }

  /** What a follower has heard that has heard all but the end. */
  EventId lastBeforeTheEnd() {
    return new EventId(epoch, ended() ? log.size() - 1L : log.size());
  }

  /** The job is submitted, if it is not there. */
  void submit() {
    if (!known) {
      known = true;
      tell(new JobEvent.StateChanged(JobStatus.PENDING, null, null, null, null));
    }
  }

  /** All is lost. */
  void forget() {
    epoch++;
    known = false;
    log.clear();
    stream.clear();
    logTrimmed = 0;
    streamTrimmed = 0;
  }

  /** Old events go, but never the result. */
  void trim() {
    logTrimmed = Math.max(logTrimmed, chance.nextInt(Math.max(1, log.size())));
  }

  /** Old entries go. */
  void trimStream() {
    streamTrimmed = Math.max(streamTrimmed, chance.nextInt(stream.size() + 1));
  }

  /** Some entries come twice. */
  void repeat() {
    int from = chance.nextInt(stream.size() + 1);
    stream.addAll(List.copyOf(stream.subList(from, Math.min(from + 5, stream.size()))));
  }

  /** The next calls fail. */
  void fail(int calls) {
    failures = calls;
  }

  /** Whether the follower has reason to take the ledger's word. */
  boolean isSilent() {
    return lastReadingFailed || !known;
  }

  /** An event as it was told, whatever became of it. */
  Optional<JobEvent> told(EventId id) {
    return Optional.ofNullable(everTold.get(id));
  }

  @Override
  public JobLogPage read(JobId job, Optional<EventId> since, Duration wait) {
    lastReadingFailed = failures > 0;
    failNow();
    if (!known) {
      return new JobLogPage(epoch, false, null, List.of(), false);
    }
    long from = since.filter(id -> id.epoch() == epoch).map(EventId::n).orElse(0L);
    JobSnapshot snapshot = null;
    if ((since.isPresent() && since.get().epoch() != epoch) || from < logTrimmed) {
      from = ended() ? log.size() - 1L : log.size();
      snapshot =
          new JobSnapshot(JOB, new EventId(epoch, from), JobStatus.PENDING, null, null, null, null);
    }
    int to = (int) Math.min(log.size(), from + 1 + chance.nextInt(4));
    boolean ended = ended() && to == log.size();
    return new JobLogPage(epoch, true, snapshot, log.subList((int) from, to), ended);
  }

  @Override
  public PartitionPage readPartition(Partition partition, String after, int limit, Duration wait) {
    failNow();
    if (after.equals(PartitionPage.END)) {
      return new PartitionPage(life(epoch), List.of(), stream.size() + "-0", false);
    }
    int cursor = Integer.parseInt(after.substring(0, after.indexOf('-')));
    int from = Math.min(Math.max(cursor, streamTrimmed), stream.size());
    int to = Math.min(stream.size(), from + 1 + chance.nextInt(100));
    String next = (to > from ? to : Math.max(cursor, from)) + "-0";
    return new PartitionPage(life(epoch), stream.subList(from, to), next, cursor < streamTrimmed);
  }

  private void failNow() {
    if (failures > 0) {
      failures--;
      throw new QueueUnavailableException("a whim");
    }
  }

  private boolean ended() {
    return !log.isEmpty() && log.getLast().body() instanceof JobEvent.Ended;
  }

  private void tell(JobEvent.Body body) {
    JobEvent event = event(JOB, epoch, log.size() + 1L, body);
    log.add(event);
    stream.add(event);
    if (chance.nextInt(3) == 0) {
      stream.add(event(id(2), epoch, stream.size() + 1L, body));
    }
    everTold.put(event.id(), event);
  }
}
