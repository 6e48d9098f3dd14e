package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.life;
import static io.emprops.core.job.port.out.LedgerJobs.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.openapi.application.job.EventBuffer.Entry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One reader serves all followers of a process. */
final class EventTailTest {
  private static final JobEvent FIRST = event(id(1), 1, 4, claimed(1));
  private static final JobEvent OTHER = event(id(2), 1, 7, claimed(1));

  private final ScriptedStream stream = new ScriptedStream();
  private final EventTail tail = new EventTail(stream, PARTITION, Duration.ZERO);
  private final Wakeup wakeup = new Wakeup();

  @Test
  void restsWhileNobodyFollows() throws Exception {
    tail.wake();

    tail.step();

    assertThat(stream.asked).isEmpty();
  }

  @Test
  void beginsAtTheEndWithAGapForAllWhoCameBefore() throws Exception {
    EventTail.Subscription early = begun();

    assertThat(stream.asked).containsExactly("$");
    assertThat(early.take().gap()).isTrue();
    assertThat(wakeup.await(Duration.ZERO)).isTrue();
  }

  @Test
  void handsEachEventToAllWhoFollowItsJob() throws Exception {
    EventTail.Subscription one = oriented();
    EventTail.Subscription another = tail.subscribe(id(1), () -> {});
    EventTail.Subscription elsewhere = tail.subscribe(id(3), () -> {});
    stream.answer(page(life(1), "2-0", FIRST, OTHER));

    tail.step();

    assertThat(stream.asked).containsExactly("$", "1-0");
    assertThat(one.take().entries()).containsExactly(new Entry(4, FIRST));
    assertThat(another.take().entries()).containsExactly(new Entry(4, FIRST));
    assertThat(elsewhere.take().entries()).isEmpty();
    assertThat(wakeup.await(Duration.ZERO)).isTrue();
  }

  @Test
  void beginsAnewInAnotherLifeOfTheBroker() throws Exception {
    EventTail.Subscription follower = oriented();
    stream.answer(page(life(2), "9-0", FIRST)).answer(page(life(2), "3-0"));

    tail.step();
    assertThat(follower.take().entries()).isEmpty();
    tail.step();

    assertThat(stream.asked).containsExactly("$", "1-0", "$");
    assertThat(follower.take().gap()).isTrue();
  }

  @Test
  void leavesAGapWhereEventsWereTrimmed() throws Exception {
    EventTail.Subscription follower = oriented();
    stream.answer(new PartitionPage(life(1), List.of(FIRST), "2-0", true));

    tail.step();

    assertThat(follower.take().gap()).isTrue();
  }

  @Test
  void goesOnFromTheSamePlaceAfterOneFailure() throws Exception {
    EventTail.Subscription follower = oriented();
    stream.fail().answer(page(life(1), "2-0", FIRST));

    failingStep();
    assertThat(follower.isCutOff()).isFalse();
    tail.step();

    assertThat(stream.asked).containsExactly("$", "1-0", "1-0");
    assertThat(follower.take().entries()).containsExactly(new Entry(4, FIRST));
  }

  @Test
  void cutsFollowersOffInAnOutageAndLeavesAGapAfterIt() throws Exception {
    EventTail.Subscription follower = oriented();
    stream.fail().fail().answer(page(life(1), "5-0"));

    failingStep();
    failingStep();
    assertThat(follower.isCutOff()).isTrue();
    assertThat(follower.take().gap()).isTrue();
    tail.step();

    assertThat(stream.asked).containsExactly("$", "1-0", "1-0", "$");
    assertThat(follower.isCutOff()).isFalse();
    assertThat(follower.take().gap()).isTrue();
  }

  @Test
  void forgetsWhereItWasOnceTheLastFollowerHasGone() throws Exception {
    oriented().close();
    assertThat(tail.followers()).isZero();
    tail.step();
    stream.answer(page(life(1), "8-0"));

    tail.subscribe(id(2), () -> {});
    tail.step();

    assertThat(tail.followers()).isEqualTo(1);
    assertThat(stream.asked).containsExactly("$", "$");
  }

  private EventTail.Subscription begun() throws InterruptedException {
    EventTail.Subscription subscription = tail.subscribe(id(1), wakeup::call);
    stream.answer(page(life(1), "1-0"));
    tail.step();
    return subscription;
  }

  /** Has taken its first gap. */
  private EventTail.Subscription oriented() throws InterruptedException {
    EventTail.Subscription subscription = begun();
    subscription.take();
    return subscription;
  }

  private void failingStep() {
    assertThatThrownBy(tail::step).isInstanceOf(QueueUnavailableException.class);
  }

  /** Answers as it was told. */
  private static final class ScriptedStream implements JobLog {
    private final Deque<Optional<PartitionPage>> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    ScriptedStream answer(PartitionPage page) {
      answers.add(Optional.of(page));
      return this;
    }

    ScriptedStream fail() {
      answers.add(Optional.empty());
      return this;
    }

    @Override
    public JobLogPage read(JobId job, Optional<EventId> since, Duration wait) {
      throw new QueueUnavailableException("the tail reads no single logs");
    }

    @Override
    public PartitionPage readPartition(
        Partition partition, String after, int limit, Duration wait) {
      asked.add(after);
      return answers.pop().orElseThrow(() -> new QueueUnavailableException("away"));
    }
  }
}
