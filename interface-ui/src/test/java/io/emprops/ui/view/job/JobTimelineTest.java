package io.emprops.ui.view.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.ListItem;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.Ended;
import io.emprops.core.job.JobEvent.StateChanged;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTimelineTest {
  private static final Instant AT = Instant.parse("2026-11-24T02:00:01Z");

  private final JobRecord record = LiveJobTest.pending();
  private final LiveJob job = new LiveJob(record);
  private final JobTimeline timeline = new JobTimeline();

  @Test
  void countsAStepThatWasTooShortToBeToldOfAsTaken() {
    apply(new StateChanged(JobStatus.IN_PROGRESS, null, 1, null, null));
    end(JobStatus.COMPLETED);

    assertThat(stages()).containsExactly("done", "done", "done", "done", "done");
  }

  @Test
  void leavesOpenWhatAJobNeverCameTo() {
    end(JobStatus.CANCELLED);

    assertThat(stages()).containsExactly("done", "done", "open", "open", "bad");
  }

  @Test
  void marksTheStepAtHand() {
    apply(new StateChanged(JobStatus.IN_PROGRESS, null, 1, null, null));

    assertThat(stages()).containsExactly("done", "done", "done", "now", "open");
  }

  private void end(JobStatus status) {
    apply(new Ended(status, null, null, null, null, List.of()));
  }

  private void apply(JobEvent.Body body) {
    job.apply(new JobEvent(new EventId(1, 1), record.id(), AT, body));
  }

  private List<String> stages() {
    timeline.show(job, record.createdAt());
    return timeline
        .getChildren()
        .map(ListItem.class::cast)
        .map(step -> step.getClassNames().stream().reduce("", (_, last) -> last))
        .toList();
  }
}
