package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobEvent;
import io.emprops.openapi.application.job.EventBuffer.Batch;
import io.emprops.openapi.application.job.EventBuffer.Entry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A follower's buffer is bounded, and drops nothing but progress without saying so. */
final class EventBufferTest {
  private final EventBuffer buffer = new EventBuffer();

  @Test
  void keepsEventsInOrderUntilTheyAreTaken() {
    buffer.offer(output(1, 1));
    buffer.offer(progress(1, 2));
    buffer.offer(output(1, 3));

    Batch first = buffer.take();
    Batch second = buffer.take();

    assertThat(first.gap()).isFalse();
    assertThat(first.entries())
        .containsExactly(
            new Entry(1, output(1, 1)), new Entry(2, progress(1, 2)), new Entry(3, output(1, 3)));
    assertThat(second).isEqualTo(new Batch(false, List.of()));
  }

  @Test
  void letsNewerProgressStandForTheProgressBeforeIt() {
    buffer.offer(progress(1, 4));
    buffer.offer(progress(1, 5));
    buffer.offer(progress(1, 6));

    assertThat(buffer.take().entries()).containsExactly(new Entry(4, progress(1, 6)));
  }

  @Test
  void keepsProgressThatSomethingElseParts() {
    buffer.offer(progress(1, 1));
    buffer.offer(output(1, 2));
    buffer.offer(progress(1, 3));

    assertThat(buffer.take().entries()).extracting(Entry::first).containsExactly(1L, 2L, 3L);
  }

  @Test
  void doesNotHideThatNumbersAreMissingOrOfAnotherLife() {
    buffer.offer(progress(1, 1));
    buffer.offer(progress(1, 3));
    buffer.offer(progress(2, 4));

    assertThat(buffer.take().entries()).extracting(Entry::first).containsExactly(1L, 3L, 4L);
  }

  @Test
  void leavesAGapWhereThereIsNoRoom() {
    fill();
    buffer.offer(output(1, 1_000));
    buffer.offer(output(1, 1_001));

    Batch overflown = buffer.take();
    buffer.offer(output(1, 1_002));

    assertThat(overflown.gap()).isTrue();
    assertThat(overflown.entries()).isEmpty();
    assertThat(buffer.take())
        .isEqualTo(new Batch(false, List.of(new Entry(1_002, output(1, 1_002)))));
  }

  @Test
  void hasRoomForProgressThatTakesTheLastPlace() {
    IntStream.range(1, EventBuffer.MOST).forEach(n -> buffer.offer(output(1, n)));
    buffer.offer(progress(1, EventBuffer.MOST));

    buffer.offer(progress(1, EventBuffer.MOST + 1));

    Batch full = buffer.take();
    assertThat(full.gap()).isFalse();
    assertThat(full.entries()).hasSize(EventBuffer.MOST);
    assertThat(full.entries().getLast())
        .isEqualTo(new Entry(EventBuffer.MOST, progress(1, EventBuffer.MOST + 1)));
  }

  @Test
  void takesAGapForAllThatWasThere() {
    fill();

    buffer.markGap();

    assertThat(buffer.take()).isEqualTo(new Batch(true, List.of()));
  }

  private void fill() {
    IntStream.rangeClosed(1, EventBuffer.MOST).forEach(n -> buffer.offer(output(1, n)));
  }

  private static JobEvent output(long epoch, long n) {
    return event(id(1), epoch, n, claimed(1));
  }

  private static JobEvent progress(long epoch, long n) {
    return event(
        id(1), epoch, n, new JobEvent.Progressed("draw", (double) n, null, null, null, null));
  }
}
