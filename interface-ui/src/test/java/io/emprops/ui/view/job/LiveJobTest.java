package io.emprops.ui.view.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.Ended;
import io.emprops.core.job.JobEvent.OutputAdded;
import io.emprops.core.job.JobEvent.Previewed;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobEvent.StateChanged;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveJobTest {
  private static final JobId ID = new JobId("p0-01JDZZZZZZZZZZZZZZZZZZZZZ7");
  private static final Instant BEGUN = Instant.parse("2026-11-24T02:00:00Z");

  private final LiveJob job = new LiveJob(pending());
  private long n;

  @Test
  void gathersTextAndTellsOnlyWhatIsNew() {
    apply(new OutputAdded("Once ", null));
    apply(new OutputAdded("upon", null));

    assertThat(job.takeNewText()).isEqualTo("Once upon");
    apply(new OutputAdded(" a time", null));
    assertThat(job.takeNewText()).isEqualTo(" a time");
    assertThat(job.text()).isEqualTo("Once upon a time");
  }

  @Test
  void beginsTheTextAnewWithAnotherAttempt() {
    apply(state(JobStatus.ASSIGNED, 1));
    apply(new OutputAdded("half an ans", null));
    apply(state(JobStatus.ASSIGNED, 2));
    apply(new OutputAdded("All", null));

    assertThat(job.takeTextReplaced()).isTrue();
    assertThat(job.takeNewText()).isEqualTo("All");
    assertThat(job.takeTextReplaced()).isFalse();
  }

  @Test
  void takesTheTextOfASnapshotForAllBefore() {
    apply(new OutputAdded("lost", null));

    job.apply(
        new JobSnapshot(ID, new EventId(2, 9), JobStatus.IN_PROGRESS, null, null, "whole", null));

    assertThat(job.takeTextReplaced()).isTrue();
    assertThat(job.takeNewText()).isEqualTo("whole");
    assertThat(job.last()).contains(new EventId(2, 9));
  }

  @Test
  void remembersWhenItCameToEachState() {
    apply(state(JobStatus.ASSIGNED, 1));
    apply(state(JobStatus.IN_PROGRESS, 1));

    assertThat(job.status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(job.reached(JobStatus.PENDING)).contains(BEGUN);
    assertThat(job.reached(JobStatus.ASSIGNED)).contains(BEGUN.plusSeconds(1));
    assertThat(job.reached(JobStatus.COMPLETED)).isEmpty();
  }

  @Test
  void showsNoProgressOnceItHasEnded() {
    apply(new Progressed("simulating", 1.0, 2.0, "steps", null, null));
    assertThat(job.progress()).isPresent();

    apply(new Ended(JobStatus.COMPLETED, null, JsonValue.of("done"), null, null, List.of()));

    assertThat(job.progress()).isEmpty();
    assertThat(job.end()).isPresent();
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void showsTheNewestPreviewOfTheAttemptUntilItHasEnded() {
    var first = new Asset(new AssetId("0f".repeat(32)), "image/jpeg", 5, "a.jpg");
    var second = new Asset(new AssetId("1e".repeat(32)), "image/jpeg", 6, "b.jpg");
    apply(state(JobStatus.ASSIGNED, 1));
    apply(new Previewed(first));
    apply(new Previewed(second));
    assertThat(job.preview()).contains(second);

    apply(state(JobStatus.ASSIGNED, 2));
    assertThat(job.preview()).isEmpty();

    job.apply(
        new JobSnapshot(ID, new EventId(2, 9), JobStatus.IN_PROGRESS, null, null, null, first));
    assertThat(job.preview()).contains(first);

    apply(new Ended(JobStatus.COMPLETED, null, JsonValue.of("done"), null, null, List.of()));
    assertThat(job.preview()).isEmpty();
  }

  private void apply(JobEvent.Body body) {
    n++;
    job.apply(new JobEvent(new EventId(1, n), ID, BEGUN.plusSeconds(n), body));
  }

  private static StateChanged state(JobStatus status, int attempt) {
    return new StateChanged(status, null, attempt, new WorkerId("w1"), null);
  }

  static JobRecord pending() {
    return new JobRecord(
        ID,
        new JobType("simulation"),
        new WorkflowId("01JDZZZZZZZZZZZZZZZZZZZZZ0"),
        "A name",
        1,
        JobStatus.PENDING,
        null,
        null,
        false,
        50,
        new UserId("ada"),
        "default",
        null,
        JsonValue.emptyObject(),
        JsonValue.emptyObject(),
        List.of(),
        new RenderContext(BEGUN, 7),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        BEGUN,
        null,
        null,
        null,
        null,
        List.of());
  }
}
