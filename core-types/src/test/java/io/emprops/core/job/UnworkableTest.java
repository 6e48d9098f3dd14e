package io.emprops.core.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.Unworkable.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of which jobs the condition can be told. */
final class UnworkableTest {
  private static final Unworkable CONDITION =
      new Unworkable(Reason.NO_WORKER_YET, "No worker offers it yet.");

  @Test
  void isToldOfAPendingJob() {
    assertThatCode(() -> Unworkable.requirePending(CONDITION, JobStatus.PENDING))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
  void isToldOfNoOther(JobStatus status) {
    assertThatThrownBy(() -> Unworkable.requirePending(CONDITION, status))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(status.wire());
  }
}
