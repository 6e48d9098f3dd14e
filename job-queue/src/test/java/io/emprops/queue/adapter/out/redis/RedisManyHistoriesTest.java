package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.Partition;
import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.ShareHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A hundred thousand short histories of the order, each in a partition of its own, so that many run
 * side by side. {@code emp.test.histories} and {@code emp.test.steps} change how many and how long.
 */
@Tag("long")
final class RedisManyHistoriesTest {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final long HISTORIES = Long.getLong("emp.test.histories", 100_000);
  private static final int STEPS = Integer.getInteger("emp.test.steps", 40);
  private static final int PARTITIONS = 1_000;
  private static final int AT_ONCE = 24;

  @Test
  void noCustomerWaitsLongerThanTheBound() {
    play(seeded -> seeded.history().keepsTheBound(seeded.seed(), STEPS));
  }

  @Test
  void agreesWithAListThatIsSearchedEachTime() {
    play(seeded -> seeded.history().agreesWithTheModel(seeded.seed(), STEPS));
  }

  private record Seeded(long seed, ShareHistory history) {}

  private static void play(Consumer<Seeded> property) {
    for (long from = 0; from < HISTORIES; from += PARTITIONS) {
      LeaseScene scene = REDIS.emptyScene();
      List<Seeded> some =
          LongStream.range(from, Math.min(HISTORIES, from + PARTITIONS))
              .mapToObj(seed -> new Seeded(seed, ShareHistory.of(scene, partition(seed))))
              .toList();
      together(some, property);
    }
  }

  private static Partition partition(long seed) {
    return new Partition("p" + seed % PARTITIONS);
  }

  private static void together(List<Seeded> some, Consumer<Seeded> property) {
    var turns = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> played = new ArrayList<>();
      for (Seeded seeded : some) {
        turns.acquireUninterruptibly();
        played.add(
            threads.submit(
                () -> {
                  try {
                    property.accept(seeded);
                  } finally {
                    turns.release();
                  }
                }));
      }
      for (Future<?> one : played) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a history fails", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
