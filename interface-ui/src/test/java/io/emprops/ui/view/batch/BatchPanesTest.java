package io.emprops.ui.view.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.html.Anchor;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.RowState;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchPanesTest {
  private final List<Integer> wanted = new ArrayList<>();
  private final BatchRowsPane rows = new BatchRowsPane(this::turned);

  @Test
  void countsWhatHasEndedAndSaysWhatAPauseMeans() {
    var pane = new BatchProgressPane();

    pane.show(ABatch.of(1, BatchStatus.PAUSED, new BatchProgress(10, 4, 2, 3, 1, 0, 0)));

    assertThat(textOf(pane, "batch-progress-words")).isEqualTo("4 of 10 rows have ended");
    assertThat(textOf(pane, "batch-count-active")).isEqualTo("2");
    assertThat(textOf(pane, "batch-meaning")).contains("The 2 runs that were made go on");
  }

  @Test
  void saysThatAnEndIsNotASuccess() {
    var pane = new BatchProgressPane();

    pane.show(ABatch.of(1, BatchStatus.COMPLETED, new BatchProgress(3, 0, 0, 2, 1, 0, 0)));

    assertThat(textOf(pane, "batch-meaning")).isEqualTo("Each row has ended; 2 of 3 completed.");
  }

  @Test
  void turnsPagesByTheLineOfTheLastRow() {
    rows.show(page(2), 60);
    assertThat(rows.back.isEnabled()).isFalse();
    assertThat(textOf(rows, "batch-rows-place")).isEqualTo("1 to 25 of 60");

    rows.next.click();
    rows.show(page(30), 60);
    rows.next.click();
    rows.show(page(60).subList(0, 10), 60);
    assertThat(textOf(rows, "batch-rows-place")).isEqualTo("51 to 60 of 60");
    assertThat(rows.next.isEnabled()).isFalse();
    rows.back.click();
    rows.back.click();

    assertThat(wanted).containsExactly(26, 54, 26, 0);
  }

  @Test
  void keepsTheLinkOfARunWhileItsResultComes() {
    var job = new JobId("p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA");
    rows.show(List.of(row(2, new RowState.Fed(job, JobStatus.PENDING, null, null, null))), 1);
    Component link = link();

    rows.show(List.of(row(2, new RowState.Fed(job, JobStatus.COMPLETED, null, null, null))), 1);

    assertThat(link()).isSameAs(link);
    assertThat(link.getElement().getAttribute("href")).isEqualTo("runs/" + job);
  }

  private void turned() {
    wanted.add(rows.after());
  }

  private Component link() {
    return descendants(rows).filter(Anchor.class::isInstance).findFirst().orElseThrow();
  }

  /** Lines that are no row numbers, since cells hold further lines. */
  private static List<BatchRow> page(int firstLine) {
    return IntStream.range(firstLine, firstLine + BatchRowsPane.PAGE)
        .mapToObj(line -> row(line, new RowState.Waiting()))
        .toList();
  }

  private static BatchRow row(int line, RowState state) {
    return new BatchRow(line, Optional.empty(), state);
  }

  private static String textOf(Component parent, String id) {
    return descendants(parent)
        .filter(component -> component.getId().filter(id::equals).isPresent())
        .map(component -> ((HasText) component).getText())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Component> descendants(Component parent) {
    return Stream.concat(
        Stream.of(parent), parent.getChildren().flatMap(BatchPanesTest::descendants));
  }
}
