package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.OTHER;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever subscribes to a job keeps no thread, and may be slow. */
final class FollowInTurnsTest {
  private static final int PATIENCE = 4;

  private final InMemoryJobLedger ledger = new InMemoryJobLedger();
  private final SteadyBroker broker = new SteadyBroker();
  private final JobNews news = new JobNews();
  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final FollowerClock clock = new FollowerClock(Duration.ofSeconds(1));
  private final EventTails tails =
      new EventTails(Partitions.one(), it -> new EventTail(broker, it, Duration.ZERO));
  private final FollowJobService service =
      new FollowJobService(
          ledger,
          broker,
          tails,
          news,
          new FollowJobService.Pace(Duration.ofSeconds(PATIENCE), threads::add, clock));
  private final Told told = new Told();

  @BeforeEach
  void begin() {
    ledger.accept(aJob(1));
    broker.tell(id(1), claimed(1));
  }

  @Test
  void hearsWhatTheTailBringsOnTheTailsThread() {
    live();
    int readings = broker.readings();

    broker.tell(id(1), piece("a"));
    broker.tell(id(1), piece("b"));
    readTail();

    assertThat(told.heard()).containsExactly("1.1", "1.2", "1.3");
    assertThat(threads).isEmpty();
    assertThat(broker.readings()).isEqualTo(readings);
  }

  @Test
  void readsTheLogElsewhereWhereTheTailHasAGap() {
    subscribe();

    readTail();

    assertThat(threads).hasSize(1);
    assertThat(broker.readings()).isEqualTo(2);
  }

  @Test
  void keepsTheNewestProgressForWhomIsNotReady() {
    live();
    told.ready(false);
    broker.tell(id(1), progress(1));
    broker.tell(id(1), progress(2));
    broker.tell(id(1), progress(3));
    readTail();
    assertThat(told.heard()).containsExactly("1.1");

    told.ready(true);

    assertThat(told.heard()).containsExactly("1.1", "1.4");
  }

  @Test
  void catchesUpByTheLogWhereMoreCameThanIsKept() {
    live();
    told.ready(false);
    for (int i = 0; i <= EventBuffer.MOST; i++) {
      broker.tell(id(1), piece("x"));
    }
    readTail();
    readTail();
    readTail();

    told.ready(true);
    runThreads();

    assertThat(told.heard()).hasSize(EventBuffer.MOST + 2).doesNotHaveDuplicates();
  }

  @Test
  void isIdleOnceItsPatienceIsOver() {
    live();

    ticks(PATIENCE);
    runThreads();
    assertThat(told.idles()).isZero();
    ticks(1);
    runThreads();

    assertThat(told.idles()).isEqualTo(1);
  }

  @Test
  void isIdleWhileNothingIsTakenToo() {
    live();
    told.ready(false);
    broker.tell(id(1), piece("a"));
    readTail();

    ticks(PATIENCE + 1);
    runThreads();

    assertThat(told.idles()).isEqualTo(1);
    assertThat(told.heard()).containsExactly("1.1");
  }

  @Test
  void tellsTheEndOnceTheLedgerHasIt() {
    live();
    JobEvent end = broker.tell(id(1), completed(AWKWARD));
    readTail();
    runThreads();
    assertThat(told.ends()).isEmpty();

    ledger.fill(List.of(end));
    news.spread(List.of(id(1)));
    runThreads();

    assertThat(told.heard()).containsExactly("1.1", "1.2");
    assertThat(told.ends()).containsExactly("over");
    assertNothingIsKept();
  }

  @Test
  void givesAllBackWhenTheSubscriberCloses() {
    live();

    told.close();
    broker.tell(id(1), piece("a"));
    readTail();
    ticks(2 * PATIENCE);
    runThreads();

    assertThat(told.heard()).containsExactly("1.1");
    assertThat(told.ends()).containsExactly("over");
    assertNothingIsKept();
  }

  @Test
  void saysSoWhereItCannotGoOn() {
    live();
    told.breakAt("1.2");

    broker.tell(id(1), piece("a"));
    readTail();

    assertThat(told.ends()).containsExactly("failed");
    assertNothingIsKept();
  }

  @Test
  void goesOnOnceMoreWhereItIsCalledMeanwhile() {
    live();
    told.whenHeard(
        "1.2",
        () -> {
          broker.tell(id(1), piece("b"));
          readTail();
        });

    broker.tell(id(1), piece("a"));
    readTail();

    assertThat(told.heard()).containsExactly("1.1", "1.2", "1.3");
  }

  @Test
  void losesNoCallThatComesAtTheEndOfATurn() {
    live();
    told.readyOnceAsked();

    broker.tell(id(1), piece("a"));
    readTail();

    assertThat(told.heard()).containsExactly("1.1", "1.2");
  }

  @Test
  void tellsNothingOfTheJobsOfOthers() {
    boolean exists = service.subscribe(viewer(OTHER), id(1), Optional.empty(), told);

    assertThat(exists).isFalse();
    assertThat(told.ends()).isEmpty();
    assertNothingIsKept();
  }

  /** It has read the log and listens to the tail. */
  private void live() {
    subscribe();
    readTail();
    runThreads();
  }

  private void subscribe() {
    assertThat(service.subscribe(viewer(ORGANISATION), id(1), Optional.empty(), told)).isTrue();
  }

  private void readTail() {
    try {
      tails.each().getFirst().step();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void ticks(int times) {
    for (int i = 0; i < times; i++) {
      clock.tick();
    }
  }

  private void runThreads() {
    while (!threads.isEmpty()) {
      threads.pop().run();
    }
  }

  private void assertNothingIsKept() {
    assertThat(tails.followers()).isZero();
    assertThat(news.listeners()).isZero();
    assertThat(threads).isEmpty();
  }

  private static JobEvent.Body piece(String text) {
    return new JobEvent.OutputAdded(text, null);
  }

  private static JobEvent.Body progress(int done) {
    return new JobEvent.Progressed(null, (double) done, null, null, null, null);
  }

  private static Principal viewer(OrganisationId organisation) {
    return new Principal(organisation, new UserId("vic"), Role.VIEWER);
  }
}
