package io.emprops.ui.view.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.data.provider.Query;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.JobType;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobPagesTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void asksForThePartsThatAreLookedAtAndForNoneTwice() {
    var pages = new JobPages(cursor -> part(cursor, 120));

    assertThat(pages.fetch(new Query<>(0, 50, null, null, null))).hasSize(50);
    assertThat(pages.fetch(new Query<>(40, 50, null, null, null))).hasSize(50);
    assertThat(pages.fetch(new Query<>(0, 50, null, null, null))).hasSize(50);

    assertThat(asked).containsExactly("", "50");
  }

  @Test
  void endsWhereTheListEnds() {
    var pages = new JobPages(cursor -> part(cursor, 60));

    assertThat(pages.fetch(new Query<>(0, 500, null, null, null))).hasSize(60);
    assertThat(pages.size(new Query<>())).isEqualTo(60);
  }

  @Test
  void takesAnotherStateOfTheSameJobs() {
    var pages = new JobPages(cursor -> part(cursor, 2));
    assertThat(pages.isEmpty()).isFalse();

    boolean same = pages.take(List.of(job(0, JobStatus.FAILED), job(1, JobStatus.PENDING)));

    assertThat(same).isTrue();
    assertThat(pages.fetch(new Query<>(0, 1, null, null, null)).map(JobSummary::status))
        .containsExactly(JobStatus.FAILED);
  }

  @Test
  void noticesANewJobAtTheTop() {
    var pages = new JobPages(cursor -> part(cursor, 2));
    assertThat(pages.isEmpty()).isFalse();

    assertThat(pages.take(List.of(job(9, JobStatus.PENDING), job(0, JobStatus.PENDING)))).isFalse();
  }

  private Page<JobSummary> part(String cursor, int all) {
    asked.add(cursor);
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    int to = Math.min(all, from + JobPages.PART);
    var items = IntStream.range(from, to).mapToObj(i -> job(i, JobStatus.PENDING)).toList();
    return new Page<>(items, to < all ? String.valueOf(to) : null);
  }

  private static JobSummary job(int number, JobStatus status) {
    return new JobSummary(
        new JobId("p0-01JDZZZZZZZZZZZZZZZZZZZ%03d".formatted(number)),
        new JobType("simulation"),
        new WorkflowId("01JDZZZZZZZZZZZZZZZZZZZZZ0"),
        "A name",
        1,
        status,
        null,
        null,
        status.isTerminal(),
        new UserId("ada"),
        "default",
        null,
        Instant.EPOCH,
        null,
        null);
  }
}
