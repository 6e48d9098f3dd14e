package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.queue.adapter.out.redis.WaitingWorkers.Waiting;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is called when jobs arrive. A call is kept until it is waited for, so one thread can ask. */
final class WaitingWorkersTest {
  private static final JobType CHAT = new JobType("openai_chat");
  private static final JobType IMAGE = new JobType("openai_image");

  private final WaitingWorkers workers = new WaitingWorkers();

  @Test
  void callsAsManyAsThereAreJobsOfThoseThatHaveWaitedLongest() {
    List<Waiting> alike = add(4, 1, CHAT);

    workers.call(CHAT, 2);

    assertThat(called(alike)).containsExactly(true, true, false, false);
  }

  @Test
  void callsEachKindOfWorker() {
    Waiting small = add(1, 1, CHAT).getFirst();
    Waiting large = add(1, 4, CHAT).getFirst();
    Waiting both = add(1, 1, CHAT, IMAGE).getFirst();
    Waiting other = add(1, 1, IMAGE).getFirst();

    workers.call(CHAT, 1);

    assertThat(called(List.of(small, large, both, other))).containsExactly(true, true, true, false);
  }

  @Test
  void passesACallOnOnceWhereNothingWasFound() {
    List<Waiting> alike = add(3, 1, CHAT);
    workers.call(CHAT, 1);
    called(alike.subList(0, 1));

    called(alike.subList(0, 1));

    assertThat(called(alike)).containsExactly(false, true, false);
    assertThat(called(alike)).containsExactly(false, false, false);
  }

  @Test
  void passesACallOnWhereNothingWasFoundAndTheWaitIsOver() {
    List<Waiting> alike = add(3, 1, CHAT);
    workers.call(CHAT, 1);
    called(alike.subList(0, 1));

    alike.getFirst().foundNothing();
    alike.getFirst().close();

    assertThat(called(alike.subList(1, 3))).containsExactly(true, false);
  }

  @Test
  void keepsACallToItselfWhereAJobWasFound() {
    List<Waiting> alike = add(2, 1, CHAT);
    workers.call(CHAT, 1);
    called(alike.subList(0, 1));

    alike.getFirst().close();

    assertThat(called(alike.subList(1, 2))).containsExactly(false);
  }

  @Test
  void givesTheCallOfOneThatHasGoneToAnother() {
    List<Waiting> alike = add(2, 1, CHAT);
    workers.call(CHAT, 1);

    alike.getFirst().close();

    assertThat(called(alike.subList(1, 2))).containsExactly(true);
  }

  @Test
  void leavesWhoHasGoneOutOfIt() {
    List<Waiting> alike = add(2, 1, CHAT);
    alike.getFirst().close();

    workers.call(CHAT, 1);

    assertThat(called(alike)).containsExactly(false, true);
  }

  @Test
  void callsOneThatSleepsBeforeOneThatAsksTheQueueJustNow() throws Exception {
    List<Waiting> alike = add(2, 1, CHAT);
    var heard = new CompletableFuture<Boolean>();
    Thread second =
        Thread.ofPlatform().start(() -> heard.complete(alike.get(1).await(Duration.ofMinutes(1))));
    until(() -> second.getState() == Thread.State.TIMED_WAITING);

    workers.call(CHAT, 1);

    assertThat(heard.get()).isTrue();
    assertThat(called(alike.subList(0, 1))).containsExactly(false);
  }

  @Test
  void callsAnyTypesWorkersWhereAGateHasOpened() {
    List<Waiting> all = List.of(add(1, 1, CHAT).getFirst(), add(1, 1, IMAGE).getFirst());

    workers.callAny(1);

    assertThat(called(all)).containsExactly(true, true);
  }

  @Test
  void callsEveryoneWhereCallsMayHaveBeenLost() {
    List<Waiting> alike = add(5, 1, CHAT);

    workers.callAll();

    assertThat(called(alike)).doesNotContain(false);
  }

  private List<Waiting> add(int count, int slots, JobType... types) {
    var offer = Capabilities.ofTypes(Set.copyOf(Arrays.asList(types)));
    return IntStream.range(0, count)
        .mapToObj(n -> workers.add(new IdleWorker(new WorkerId("w" + n), offer, slots, slots)))
        .toList();
  }

  private static List<Boolean> called(List<Waiting> workers) {
    return workers.stream().map(worker -> worker.await(Duration.ofMillis(1))).toList();
  }
}
