package io.emprops.ui.view.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.RowState;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchPageTest {
  private static final JobId JOB = new JobId("p0-01JDZZZZZZZZZZZZZZZZZZZZZ7");
  private static final RowState WAITING = new RowState.Waiting();

  private final List<Set<Integer>> asked = new ArrayList<>();
  private List<BatchRow> table =
      List.of(
          row(2, fed(JobStatus.COMPLETED)),
          row(3, fed(JobStatus.PENDING)),
          row(4, new RowState.Refused(List.of())),
          row(5, WAITING));
  private final BatchPage page = new BatchPage(() -> table, this::some);

  @Test
  void asksAgainOnlyForRowsOfWhichMoreMayBecome() {
    assertThat(page.now()).isEqualTo(table);
    assertThat(asked).isEmpty();

    table = List.of(row(3, fed(JobStatus.FAILED)), row(5, fed(JobStatus.IN_PROGRESS)));
    List<BatchRow> later = page.now();
    page.now();

    assertThat(later)
        .extracting(row -> row.line() + " " + row.state().word())
        .containsExactly("2 completed", "3 failed", "4 refused", "5 in_progress");
    assertThat(asked).containsExactly(Set.of(3, 5), Set.of(5));
  }

  @Test
  void asksForNothingOnceEachRowHasEnded() {
    table = List.of(row(2, fed(JobStatus.CANCELLED)), row(3, new RowState.Withdrawn()));
    page.now();

    assertThat(page.now()).isEqualTo(table);
    assertThat(asked).isEmpty();
  }

  private List<BatchRow> some(Set<Integer> lines) {
    asked.add(lines);
    return table.stream().filter(row -> lines.contains(row.line())).toList();
  }

  private static BatchRow row(int line, RowState state) {
    return new BatchRow(line, Optional.empty(), state);
  }

  private static RowState fed(JobStatus status) {
    return new RowState.Fed(JOB, status, null, JsonValue.of("result"), null);
  }
}
