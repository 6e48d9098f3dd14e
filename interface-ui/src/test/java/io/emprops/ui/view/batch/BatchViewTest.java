package io.emprops.ui.view.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.port.in.FindBatchesQuery;
import io.emprops.core.batch.port.in.SteerBatchUseCase.Outcome;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.workflow.Page;
import io.emprops.ui.session.Account;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.LocalUi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchViewTest {
  private static final BatchProgress HALF = new BatchProgress(10, 4, 1, 4, 1, 0, 0);
  private static final BatchProgress ALL = new BatchProgress(10, 0, 0, 9, 1, 0, 0);

  private final List<BatchWish> wishes = new ArrayList<>();

  @RegisterExtension final LocalUi ui = new LocalUi();

  private final CurrentAccount account = new CurrentAccount();

  @Test
  void pausesWhatRunsAndResumesWhatIsPausedByTheSameButton() {
    as(
        LocalUi.operator(),
        view -> {
          view.show(ABatch.of(1, BatchStatus.RUNNING, HALF));
          assertThat(view.pause.getText()).isEqualTo("Pause");
          view.pause.click();
          view.show(ABatch.of(1, BatchStatus.PAUSED, HALF));
          assertThat(view.pause.getText()).isEqualTo("Resume");
          view.pause.click();
        });

    assertThat(wishes).containsExactly(BatchWish.PAUSE, BatchWish.RUN);
  }

  @Test
  void offersNothingOnceTheBatchHasEndedOrIsBeingCancelled() {
    as(
        LocalUi.operator(),
        view -> {
          view.show(ABatch.of(1, BatchStatus.CANCELLING, HALF));
          assertThat(view.pause.isVisible()).isFalse();
          assertThat(view.cancel.isVisible()).isFalse();
          view.show(ABatch.of(1, BatchStatus.COMPLETED, ALL));
          assertThat(view.cancel.isVisible()).isFalse();
        });
  }

  @Test
  void offersNothingToThoseWhoMayOnlyLook() {
    var viewer = new Principal(new OrganisationId("acme"), new UserId("eve"), Role.VIEWER);

    as(
        new Account(viewer, "token"),
        view -> {
          view.show(ABatch.of(1, BatchStatus.RUNNING, HALF));
          assertThat(view.pause.isVisible()).isFalse();
          assertThat(view.cancel.isVisible()).isFalse();
        });
  }

  @Test
  void tellsWhatIsLostByCancelling() {
    assertThat(BatchView.question(HALF)).contains("4 rows will never run", "1 run is asked");
    assertThat(BatchView.question(ALL)).contains("No row waits", "nothing runs now");
  }

  private void as(Account owner, Consumer<BatchView> story) {
    account
        .as(
            owner,
            () ->
                story.accept(
                    new BatchView(
                        new NoBatches(),
                        (_, _, wish) -> {
                          wishes.add(wish);
                          return Outcome.STORED;
                        },
                        (_, _, _, _) -> false,
                        account,
                        new Background(account))))
        .run();
  }

  private static final class NoBatches implements FindBatchesQuery {
    @Override
    public Optional<Batch> find(Principal caller, BatchId id) {
      return Optional.empty();
    }

    @Override
    public Page<Batch> list(Principal caller, BatchFilter filter) {
      return new Page<>(List.of(), null);
    }

    @Override
    public List<BatchRow> rows(Principal caller, BatchId id, int afterLine, int limit) {
      return List.of();
    }

    @Override
    public List<BatchRow> rows(Principal caller, BatchId id, Set<Integer> lines) {
      return List.of();
    }
  }
}
