package io.emprops.ui.view.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Unworkable;
import io.emprops.core.job.Unworkable.Reason;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.port.in.ExplainJobQuery;
import io.emprops.ui.component.Badges;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.LocalUi;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobWaitTest {
  @RegisterExtension final LocalUi ui = new LocalUi();

  private final CurrentAccount account = new CurrentAccount();
  private final JobWait wait =
      new JobWait(new NoExplanations(), account, new Background(account), _ -> {});

  @Test
  void saysAtOnceWhatTheRecordTells() {
    wait.about(LiveJobTest.pending().found(new Unworkable(Reason.NO_WORKER_YET, "Nobody can.")));

    assertThat(wait.isVisible()).isTrue();
    assertThat(wait.getElement().getTextRecursively()).contains("Nobody can.");
  }

  @Test
  void saysNothingBeforeAnythingIsKnown() {
    wait.about(LiveJobTest.pending());

    assertThat(wait.isVisible()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void hasWordsForEachReason(Reason reason) {
    var badge = Badges.unworkable(new Unworkable(reason, "Nobody can."));

    assertThat(badge.getElement().getTextRecursively()).startsWith("No worker");
    assertThat(badge.getElement().getAttribute("data-unworkable")).isEqualTo(reason.wire());
  }

  private static final class NoExplanations implements ExplainJobQuery {
    @Override
    public Optional<JobExplanation> why(Principal caller, JobId job) {
      return Optional.empty();
    }

    @Override
    public Optional<Place> position(Principal caller, JobId job) {
      return Optional.empty();
    }
  }
}
