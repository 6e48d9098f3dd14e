package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.id;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.port.in.SubscribeToJobQuery;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A follower, and what happens to its job whenever it has read something or waits. */
abstract class FollowerStory implements SubscribeToJobQuery.Subscriber {
  static final int LONG_ENOUGH = 300;
  private static final int CALM = 60;

  private final Random chance;
  private final WhimsicalBroker broker;
  private final InMemoryJobLedger ledger = new InMemoryJobLedger();
  private final EventTail tail;
  private final EventTail.Subscription subscription;
  private final JobFollower follower;
  private final List<Heard> heard = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int moments;
  private int calm;
  private boolean settled;
  private int snapshots;
  private int coalesced;
  private int failures;

  /**
   * Prepares it.
   *
   * @param wakeByTail lets the follower go on, on the tail's thread
   * @param wakeByNews does so, on the thread that has news of the ledger
   */
  FollowerStory(long seed, Runnable wakeByTail, Runnable wakeByNews) {
    chance = new Random(seed);
    broker = new WhimsicalBroker(chance);
    tail = new EventTail(broker, PARTITION, Duration.ZERO);
    ledger.accept(aJob(1));
    subscription = tail.subscribe(id(1), wakeByTail);
    follower =
        new JobFollower(
            () -> ledger.find(ORGANISATION, id(1)).orElseThrow(),
            since -> broker.read(id(1), since, Duration.ZERO),
            subscription,
            wakeByNews,
            Duration.ZERO,
            this,
            Optional.empty());
  }

  /** Lets the follower read until it is over. */
  abstract void follow(JobFollower reader, EventTail.Subscription events);

  /** Whether the reader stays until the end. */
  boolean stays() {
    return true;
  }

  final void run() {
    happen(chance.nextInt(5));
    follow(follower, subscription);
    if (stays() && (heard.isEmpty() || !heard.getLast().isEnd())) {
      faults.add("the result is not the last");
    }
  }

  final Random chance() {
    return chance;
  }

  final int moments() {
    return moments;
  }

  final void blame(String fault) {
    faults.add(fault);
  }

  final int snapshots() {
    return snapshots;
  }

  final int coalesced() {
    return coalesced;
  }

  final int failures() {
    return failures;
  }

  final int followers() {
    return tail.followers();
  }

  @Override
  public void over() {}

  @Override
  public void failed(RuntimeException cause) {
    faults.add("it failed: " + cause);
  }

  /** What went wrong, and after what. */
  final List<String> faults() {
    return faults;
  }

  @Override
  public void snapshot(JobSnapshot snapshot) {
    EventId before = before(snapshot.upTo());
    if (isBehind(snapshot.upTo(), before)) {
      faults.add("snapshot %s after %s".formatted(snapshot.upTo(), before));
    }
    snapshots++;
    heard.add(new Heard(snapshot.upTo(), false));
    happen(chance.nextInt(4));
  }

  @Override
  public void event(JobEvent event) {
    boolean end = event.body() instanceof JobEvent.Ended;
    check(event, end && (broker.isSilent() || subscription.isCutOff()));
    heard.add(new Heard(event.id(), end));
    happen(chance.nextInt(4));
  }

  @Override
  public void idle() {
    if (moments > LONG_ENOUGH) {
      calmDown();
    }
    happen(1 + chance.nextInt(6));
  }

  @Override
  public boolean isClosed() {
    return !faults.isEmpty() || calm > 10 * CALM;
  }

  private void check(JobEvent event, boolean byTheLedgerAlone) {
    EventId before = before(event.id());
    if (event.body() instanceof JobEvent.Ended && !event.id().equals(idOfEnd())) {
      faults.add("%s is not the end of the ledger".formatted(event.id()));
    }
    if (heard.stream().anyMatch(Heard::isEnd)) {
      faults.add("%s after the end".formatted(event.id()));
    }
    if (byTheLedgerAlone) {
      return;
    }
    if (before.epoch() != event.id().epoch() || before.n() >= event.id().n()) {
      faults.add("%s after %s".formatted(event.id(), before));
    }
    if (!broker.told(event.id()).map(JobEvent::body).equals(Optional.of(event.body()))
        && !(event.body() instanceof JobEvent.Ended)) {
      faults.add("%s is not what was told".formatted(event.id()));
    }
    LongStream.range(before.n() + 1, event.id().n())
        .mapToObj(n -> broker.told(new EventId(event.id().epoch(), n)).orElseThrow())
        .forEach(this::miss);
  }

  private @Nullable EventId idOfEnd() {
    return ledger.find(ORGANISATION, id(1)).orElseThrow().resultEvent();
  }

  private void miss(JobEvent missing) {
    if (missing.body() instanceof JobEvent.Progressed) {
      coalesced++;
    } else {
      faults.add("%s is missing".formatted(missing.id()));
    }
  }

  private boolean isBehind(EventId id, EventId before) {
    return id.epoch() < before.epoch() || (id.epoch() == before.epoch() && id.n() < before.n());
  }

  /** The last that was heard; a snapshot up to number 0 stands for no event. */
  private EventId before(EventId next) {
    return heard.isEmpty() || heard.getLast().id().n() == 0
        ? new EventId(next.epoch(), 0)
        : heard.getLast().id();
  }

  final void happen(int times) {
    for (int i = 0; i < times; i++) {
      happen();
    }
  }

  private void happen() {
    if (++moments > LONG_ENOUGH) {
      return;
    }
    switch (chance.nextInt(24)) {
      case 0 -> broker.fail(1 + chance.nextInt(5));
      case 1 -> broker.trim();
      case 2 -> broker.trimStream();
      case 3 -> broker.repeat();
      case 4 -> forget();
      case 5, 6 -> submit();
      case 7 -> follower.hear();
      case 8 -> project();
      case 9 -> {
        if (chance.nextInt(10) == 0) {
          broker.end();
        }
      }
      case 10, 11, 12, 13, 14, 15 -> readOn();
      default -> broker.goOn();
    }
  }

  /** The broker is there and goes on telling; then the job ends. */
  private void calmDown() {
    calm++;
    broker.fail(0);
    submit();
    if (calm == CALM && !settled && !heard.getLast().id().equals(broker.lastBeforeTheEnd())) {
      faults.add("it has not heard %s".formatted(broker.lastBeforeTheEnd()));
    }
    if (calm >= CALM) {
      broker.end();
      project();
    }
    readOn();
  }

  private void forget() {
    if (chance.nextInt(4) == 0) {
      broker.forget();
    }
  }

  /** What has ended in the ledger is not submitted again. */
  private void submit() {
    if (!settled) {
      broker.submit();
    }
  }

  private void project() {
    broker
        .theEnd()
        .filter(_ -> !settled)
        .ifPresent(
            end -> {
              settled = true;
              ledger.fill(List.of(end));
              follower.hear();
            });
  }

  private void readOn() {
    try {
      tail.step();
    } catch (QueueUnavailableException _) {
      failures++;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private record Heard(EventId id, boolean isEnd) {}
}
