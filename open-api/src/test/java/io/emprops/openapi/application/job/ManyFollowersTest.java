package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.in.SubscribeToJobQuery;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many followers with threads that really run at once. The clock stands still, so that whoever is
 * not woken is missed at the end.
 */
final class ManyFollowersTest {
  private static final int FOLLOWERS = 200;
  private static final int EVENTS = 500;

  private final SteadyBroker broker = new SteadyBroker();
  private final JobNews news = new JobNews();
  private final InMemoryJobLedger ledger = new InMemoryJobLedger();
  private final EventTails tails =
      new EventTails(Partitions.one(), it -> new EventTail(broker, it, Duration.ZERO));

  @Test
  void missesNobodyAndNothing() throws Exception {
    ledger.accept(aJob(1));
    broker.tell(id(1), claimed(1));
    var done = new CountDownLatch(FOLLOWERS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var clock = new FollowerClock(Duration.ofHours(1));
      var service =
          new FollowJobService(
              ledger,
              broker,
              tails,
              news,
              new FollowJobService.Pace(Duration.ofHours(1), threads, clock));
      var viewer = new Principal(ORGANISATION, new UserId("vic"), Role.VIEWER);
      List<Reader> readers =
          IntStream.range(0, FOLLOWERS).mapToObj(_ -> new Reader(threads, done)).toList();
      var told = new AtomicBoolean();
      threads.execute(() -> readOn(told, done));
      readers.forEach(
          reader ->
              threads.execute(() -> service.subscribe(viewer, id(1), Optional.empty(), reader)));

      for (int i = 2; i < EVENTS; i++) {
        broker.tell(id(1), new JobEvent.OutputAdded("piece", null));
        if (i % 50 == 0) {
          Thread.sleep(1);
        }
      }
      JobEvent end = broker.tell(id(1), completed(AWKWARD));
      ledger.fill(List.of(end));
      news.spread(List.of(id(1)));
      told.set(true);

      assertThat(done.await(30, TimeUnit.SECONDS)).as("%d are missing", done.getCount()).isTrue();
      assertThat(readers).allSatisfy(Reader::hasAll);
      assertThat(tails.followers()).isZero();
      assertThat(news.listeners()).isZero();
    }
  }

  private void readOn(AtomicBoolean told, CountDownLatch done) {
    try {
      while (!told.get() || done.getCount() > 0) {
        tails.each().getFirst().step();
        Thread.sleep(Duration.ofNanos(100_000));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whose writes are done on a thread of their own. */
  private static final class Reader implements SubscribeToJobQuery.Subscriber {
    private final List<Long> heard = new ArrayList<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});
    private final Executor threads;
    private final CountDownLatch done;

    Reader(Executor threads, CountDownLatch done) {
      this.threads = threads;
      this.done = done;
    }

    void hasAll() {
      assertThat(heard).isEqualTo(LongStream.rangeClosed(1, EVENTS).boxed().toList());
    }

    @Override
    public void snapshot(JobSnapshot snapshot) {
      throw new AssertionError("nothing is lost here");
    }

    @Override
    public void event(JobEvent event) {
      heard.add(event.id().n());
      if (writing.compareAndSet(false, true)) {
        threads.execute(
            () -> {
              writing.set(false);
              wake.get().run();
            });
      }
    }

    @Override
    public void idle() {}

    @Override
    public boolean isClosed() {
      return false;
    }

    @Override
    public boolean isReady() {
      return !writing.get();
    }

    @Override
    public void wakeBy(Runnable follower) {
      wake.set(follower);
    }

    @Override
    public void over() {
      done.countDown();
    }

    @Override
    public void failed(RuntimeException cause) {
      throw new AssertionError(cause);
    }
  }
}
