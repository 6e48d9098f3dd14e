package io.emprops.core.batch;

import static io.emprops.core.batch.BatchWish.CANCEL;
import static io.emprops.core.batch.BatchWish.PAUSE;
import static io.emprops.core.batch.BatchWish.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A batch stands where its wish and its rows put it. */
class BatchStatusTest {
  private static final BatchProgress UNDER_WAY = BatchProgress.of(6, 1, 1, 1, 1, 1);
  private static final BatchProgress ENDED = BatchProgress.of(4, 0, 1, 1, 1, 1);
  private static final BatchProgress ACTIVE = BatchProgress.of(1, 1, 0, 0, 0, 0);
  private static final BatchProgress WAITING = BatchProgress.of(1, 0, 0, 0, 0, 0);

  @Test
  void followsFromTheWishWhileARowHasNotEnded() {
    for (BatchProgress progress : new BatchProgress[] {UNDER_WAY, ACTIVE, WAITING}) {
      assertThat(BatchStatus.of(RUN, progress)).isEqualTo(BatchStatus.RUNNING);
      assertThat(BatchStatus.of(PAUSE, progress)).isEqualTo(BatchStatus.PAUSED);
      assertThat(BatchStatus.of(CANCEL, progress)).isEqualTo(BatchStatus.CANCELLING);
    }
  }

  @Test
  void hasEndedWithItsLastRow() {
    assertThat(BatchStatus.of(RUN, ENDED)).isEqualTo(BatchStatus.COMPLETED);
    assertThat(BatchStatus.of(PAUSE, ENDED)).isEqualTo(BatchStatus.COMPLETED);
    assertThat(BatchStatus.of(CANCEL, ENDED)).isEqualTo(BatchStatus.CANCELLED);
  }

  @Test
  void allowsNothingAfterTheEndAndNothingElseAfterACancellation() {
    for (BatchWish wish : BatchWish.values()) {
      assertThat(BatchStatus.RUNNING.allows(wish)).isTrue();
      assertThat(BatchStatus.PAUSED.allows(wish)).isTrue();
      assertThat(BatchStatus.CANCELLING.allows(wish)).isEqualTo(wish == CANCEL);
      assertThat(BatchStatus.CANCELLED.allows(wish)).isFalse();
      assertThat(BatchStatus.COMPLETED.allows(wish)).isFalse();
    }
  }

  @Test
  void countsEachRowOnce() {
    assertThat(UNDER_WAY.waiting()).isOne();
    assertThat(UNDER_WAY.under(RUN)).isEqualTo(UNDER_WAY);
    assertThat(UNDER_WAY.under(CANCEL)).isEqualTo(new BatchProgress(6, 0, 1, 1, 1, 2, 1));
    assertThatThrownBy(() -> new BatchProgress(3, 1, 1, 0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 of 3");
  }
}
